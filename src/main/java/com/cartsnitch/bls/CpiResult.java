package com.cartsnitch.bls;

/**
 * What an import of the consumer price index did.
 *
 * @param months how many months were read
 * @param written how many of them were new or had changed
 * @param badLines how many lines were left out as bad
 */
public record CpiResult(long months, long written, long badLines) {}
