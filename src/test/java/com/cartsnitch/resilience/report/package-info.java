/**
 * The report of the fault matrix: rows with their bounds and figures, and pictures of the tests.
 */
package com.cartsnitch.resilience.report;
