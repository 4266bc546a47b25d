/** What the service writes to its users. */
package com.cartsnitch.auth.letter;
