package com.cartsnitch.seed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price that was seen.
 *
 * @param number its number within the day
 * @param product what
 * @param shop where
 * @param day when
 * @param second when on that day it arrived, in UTC
 * @param price what it cost
 * @param coupon what was paid with a coupon, in cents; null: without one
 * @param source where it comes from
 * @param itemId the line of a receipt that shows it; null: it is not from a receipt
 */
record Observation(
    int number,
    Product product,
    Shop shop,
    int day,
    int second,
    Price price,
    @Nullable Integer coupon,
    String source,
    @Nullable UUID itemId) {}
