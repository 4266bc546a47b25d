/** The pages that mailed links open. */
package com.cartsnitch.auth.page;
