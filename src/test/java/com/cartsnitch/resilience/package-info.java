/** Faults produced for real, and what clients and probes see of them. */
package com.cartsnitch.resilience;
