/** Addresses as settings hold them: of servers, of services, of pages and of mailboxes. */
package com.cartsnitch.platform.config.address;
