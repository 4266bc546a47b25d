/** The catalogue of products. */
package com.cartsnitch.products;
