/** A user's own account. */
package com.cartsnitch.auth.profile;
