/** The endpoints that the Better-Auth browser client speaks, and their way of saying things. */
package com.cartsnitch.auth.wire;
