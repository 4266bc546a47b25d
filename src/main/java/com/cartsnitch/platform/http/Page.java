package com.cartsnitch.platform.http;

import java.util.List;

/**
 * Part of a list.
 *
 * @param elements what stands on the page
 * @param total how many elements the whole list has
 */
public record Page<T>(List<T> elements, long total) {}
