/** Accounts, sign-in and authentication. */
package com.cartsnitch.auth;
