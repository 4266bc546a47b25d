/** Statistics of errors by code, for operators. */
package com.cartsnitch.platform.errorstats;
