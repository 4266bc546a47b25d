/** Retailers. */
package com.cartsnitch.stores;
