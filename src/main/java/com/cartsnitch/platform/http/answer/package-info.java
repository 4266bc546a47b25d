/** Successful answers: their headers, pages, validators, and the limits on large ones. */
package com.cartsnitch.platform.http.answer;
