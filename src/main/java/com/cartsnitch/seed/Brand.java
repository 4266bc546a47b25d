package com.cartsnitch.seed;

import org.jspecify.annotations.Nullable;

/**
 * Who makes something.
 *
 * @param name null where nobody asks
 * @param owner the store whose own brand it is; null: sold by any
 */
record Brand(@Nullable String name, @Nullable Shop owner) {}
