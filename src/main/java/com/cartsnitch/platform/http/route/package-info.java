/** What a route declares: method, path, callers, handler. */
package com.cartsnitch.platform.http.route;
