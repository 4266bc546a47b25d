package com.cartsnitch.resilience;

import com.cartsnitch.testing.Answer;
import java.util.List;

/**
 * What probes and clients of a test saw, for a picture of it.
 *
 * @param answers in any order
 * @param begins when a fault began, by {@code System.nanoTime}
 * @param ends when it ended, likewise; a fault that ends with the test has none
 */
public record Timeline(List<Answer> answers, List<Long> begins, List<Long> ends) {}
