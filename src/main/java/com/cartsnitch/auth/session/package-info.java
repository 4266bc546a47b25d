/** Sessions: how they are told from a request, kept and shown to browsers. */
package com.cartsnitch.auth.session;
