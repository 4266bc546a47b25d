/** Figures for everybody, derived from what the other features record. Reads only. */
package com.cartsnitch.transparency;
