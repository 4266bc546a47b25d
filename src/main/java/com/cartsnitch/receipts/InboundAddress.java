package com.cartsnitch.receipts;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;

/**
 * Where a user's receipts are mailed to.
 *
 * @param emailAddress the user's own address
 * @param instructions what to do with it, in a sentence or two
 */
@Json(naming = Naming.LowerUnderscore)
public record InboundAddress(String emailAddress, String instructions) {}
