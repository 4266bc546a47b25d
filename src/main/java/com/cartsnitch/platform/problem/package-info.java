/**
 * What is wrong with a request or could not be done for it, as clients are told: codes, fields,
 * exceptions. No HTTP types.
 */
package com.cartsnitch.platform.problem;
