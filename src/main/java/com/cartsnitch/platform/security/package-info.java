/** What authenticates texts and requests. */
package com.cartsnitch.platform.security;
