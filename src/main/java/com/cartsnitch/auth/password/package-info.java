/** Password hashes, made and checked without starving the server. */
package com.cartsnitch.auth.password;
