/** The log: its format, the audit lines, and the paths that hold secrets. */
package com.cartsnitch.platform.logging;
