/** Keeps the description of the API true. */
package com.cartsnitch.openapi;
