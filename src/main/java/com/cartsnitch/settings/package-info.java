/**
 * All settings of the service, put together: only the composition root and the commands use them.
 */
package com.cartsnitch.settings;
