package com.cartsnitch.inflation;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How prices moved, next to the consumer price index. Indexes have two decimals, months are {@code
 * YYYY-MM}.
 *
 * @param period the period asked for
 * @param cartsnitchIndex the index at the period's end; 100 at its start
 * @param cpiBaseline the CPI-U at the period's end; 100 at its start
 * @param categories the index of every category with prices in the period
 * @param from the first month with prices; null without any
 * @param to the newest month with prices; null without any
 * @param pairs how many price relatives stand behind the index
 * @param cpiFrom the month whose CPI counts as the start's; null where none is loaded
 * @param cpiTo the month whose CPI counts as the end's; null where none is loaded
 * @param cpiAvailable whether both are near enough to say anything
 */
@Json(naming = Naming.LowerUnderscore)
public record Inflation(
    String period,
    BigDecimal cartsnitchIndex,
    BigDecimal cpiBaseline,
    Map<String, BigDecimal> categories,
    @Nullable String from,
    @Nullable String to,
    long pairs,
    @Nullable String cpiFrom,
    @Nullable String cpiTo,
    boolean cpiAvailable) {}
