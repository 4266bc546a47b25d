/** The texts of mails about accounts. */
package com.cartsnitch.auth.mail;
