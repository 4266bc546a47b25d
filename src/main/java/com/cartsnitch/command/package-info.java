/** The commands of the executable, one class each. */
package com.cartsnitch.command;
