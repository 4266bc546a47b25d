/** Letters to users: written by features, delivered in the background. */
package com.cartsnitch.platform.mail;
