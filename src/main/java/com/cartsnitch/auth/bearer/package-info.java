/** Sign-in for programs: access and refresh tokens. */
package com.cartsnitch.auth.bearer;
