package com.cartsnitch.seed;

import org.jspecify.annotations.Nullable;

/**
 * A brand.
 *
 * @param name null where it does not matter
 * @param owner the store that owns the brand; null: sold by any store
 */
record Brand(@Nullable String name, @Nullable Shop owner) {}
