/** The cache of public answers. */
package com.cartsnitch.platform.answers;
