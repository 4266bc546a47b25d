/** What the ReceiptWitness service does for users: it fetches their purchases from the stores. */
package com.cartsnitch.scraping;
