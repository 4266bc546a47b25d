/** The stations that every request passes before its route. */
package com.cartsnitch.platform.http.filter;
