/** Meters of the parts of the platform. */
package com.cartsnitch.platform.metrics;
