package com.cartsnitch.platform.paging;

/**
 * A value that may hold only a part of a list.
 *
 * @param value the value
 * @param total how many elements the whole list has
 * @param truncated whether elements that were asked for are left out
 */
public record Part<T>(T value, long total, boolean truncated) {}
