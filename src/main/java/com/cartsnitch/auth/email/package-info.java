/** Changes of an e-mail address, their undoing, and verification. */
package com.cartsnitch.auth.email;
