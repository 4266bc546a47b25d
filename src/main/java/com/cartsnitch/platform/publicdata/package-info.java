/**
 * Answers with public data, kept until the data changes: in Redis for all replicas, and for a few
 * seconds in this process where Redis doesn't keep them.
 */
package com.cartsnitch.platform.publicdata;
