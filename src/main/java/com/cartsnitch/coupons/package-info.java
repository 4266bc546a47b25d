/** Coupons of the stores. */
package com.cartsnitch.coupons;
