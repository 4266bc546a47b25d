package com.cartsnitch.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.prices.PricePoint;
import com.cartsnitch.testing.RouteClient;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.90", "0.00", "0.05", "100.00", "99999999.99", "-1.50"})
  void decimalsAreWrittenPlainWithAllTheirDigits(String price) {
    PricePoint point =
        new PricePoint("2026-01-01T00:00:00", new BigDecimal(price), new UUID(0, 0), "Kroger");
    assertThat(RouteClient.jsonb().toJson(point)).contains("\"price\":" + price + ",");
  }
}
