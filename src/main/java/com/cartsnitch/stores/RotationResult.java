package com.cartsnitch.stores;

/**
 * What a rotation did.
 *
 * @param rotated tokens that were encrypted anew
 * @param current tokens that were under the first key already
 * @param unreadable rows that none of the keys can read, left as they are
 */
public record RotationResult(long rotated, long current, long unreadable) {}
