/** What is known about a request while it is served, and the bounds on its body. */
package com.cartsnitch.platform.http.request;
