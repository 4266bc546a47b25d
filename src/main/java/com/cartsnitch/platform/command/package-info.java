/** What the commands share. */
package com.cartsnitch.platform.command;
