/** How receipts come in. */
package com.cartsnitch.receipts;
