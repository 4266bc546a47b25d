/** Hashes, signatures and random tokens. */
package com.cartsnitch.platform.crypto;
