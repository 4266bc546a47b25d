/** Who may call the API. */
package com.cartsnitch.auth;
