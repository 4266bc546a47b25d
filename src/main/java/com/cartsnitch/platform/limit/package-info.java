/** How much one client may ask for, counted by all replicas together. */
package com.cartsnitch.platform.limit;
