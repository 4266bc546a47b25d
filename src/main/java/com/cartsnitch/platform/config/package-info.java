/** Settings: read from the environment, validated as a whole, immutable. */
package com.cartsnitch.platform.config;
