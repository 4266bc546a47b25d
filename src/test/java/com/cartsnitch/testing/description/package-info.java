/** Holds what happens over HTTP against the API's own description. */
package com.cartsnitch.testing.description;
