/** The composition root: the only package that knows all parts of the service. */
package com.cartsnitch.application;
