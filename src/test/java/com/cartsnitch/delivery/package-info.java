/** The chart, the dev loop, the workflow and the repository itself, checked without a cluster. */
package com.cartsnitch.delivery;
