/**
 * The one door for operations: each declares its method, path, callers, input, work and answer, and
 * the frame does the rest. Features see neither requests nor responses.
 */
package com.cartsnitch.platform.operation;
