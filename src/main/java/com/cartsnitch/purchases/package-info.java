/** What users have bought. */
package com.cartsnitch.purchases;
