/** Redis, which is optional: nothing here may fail a request. */
package com.cartsnitch.platform.cache;
