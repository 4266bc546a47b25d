/** Pages of lists: what is asked for, and what is found. */
package com.cartsnitch.platform.paging;
