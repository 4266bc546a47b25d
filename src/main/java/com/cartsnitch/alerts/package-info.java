/** What a user is told of: products that shrank and prices that rose. */
package com.cartsnitch.alerts;
