/**
 * HTTP/1.1 connections: where a request begins and ends, which requests are refused before routing,
 * and how long one may take to arrive.
 */
package com.cartsnitch.platform.http.server;
