/** How PostgreSQL carries out our statements on a large data set. */
package com.cartsnitch.plans;
