/** Reading and checking parameters and bodies; all bad fields are reported together. */
package com.cartsnitch.platform.http.input;
