/** Retailers, and users' accounts with them. */
package com.cartsnitch.stores;
