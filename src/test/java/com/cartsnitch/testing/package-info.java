/** Fixtures shared by the tests. */
package com.cartsnitch.testing;
