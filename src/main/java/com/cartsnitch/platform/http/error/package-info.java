/** Every error becomes one shape of answer here. */
package com.cartsnitch.platform.http.error;
