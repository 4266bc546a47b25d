package com.cartsnitch.seed;

/**
 * What a run left behind.
 *
 * @param alreadyThere whether everything was there before, so that nothing was changed
 * @param users how many users there are
 * @param products how many products
 * @param purchases how many purchases
 * @param items how many lines of receipts
 * @param observations how many price observations
 */
public record SeedResult(
    boolean alreadyThere, int users, int products, int purchases, long items, long observations) {}
