/** Access tokens and the refresh tokens that renew them. */
package com.cartsnitch.auth.token;
