package com.cartsnitch.products;

import java.util.Optional;

/**
 * Which products are asked for.
 *
 * @param text part of the name, a product code, or a word much like one of the name; empty: any
 * @param category the category; empty: any
 */
public record ProductSearch(Optional<String> text, Optional<String> category) {}
