/** What the service tells of itself: metrics and logs. */
package com.cartsnitch.platform.telemetry;
