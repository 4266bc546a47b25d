/** What is reported about requests that were served. */
package com.cartsnitch.platform.http.watch;
