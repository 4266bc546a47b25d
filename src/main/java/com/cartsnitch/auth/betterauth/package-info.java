/** The endpoints of the Better-Auth client. */
package com.cartsnitch.auth.betterauth;
