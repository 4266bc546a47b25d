/**
 * The demo data set: users, stores, products, receipts and prices that are made up but agree with
 * each other. Everything comes out of the arguments alone, so that the same arguments give the same
 * bytes on every machine.
 */
package com.cartsnitch.seed;
