/**
 * The commands that load the Bureau of Labor Statistics' files: average prices and the consumer
 * price index.
 */
package com.cartsnitch.bls;
