/** Users, their e-mail addresses and passwords. */
package com.cartsnitch.auth.user;
