package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.description.DescribedOperation;
import com.cartsnitch.testing.description.Description;
import com.cartsnitch.testing.description.RequestField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a client sends is as large as it likes, and the description says how large. */
class RequestBoundsTest {

  static List<DescribedOperation> operations() {
    return Description.served().operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyTextAndListHasAGreatestLength(DescribedOperation operation) {
    assertThat(RequestField.of(operation)).filteredOn(RequestField::unbounded).isEmpty();
  }

  @Test
  void nestedFieldsAndThoseBehindReferencesAreSeen() {
    assertThat(RequestField.of(Description.served().operation("createShoppingList")))
        .extracting(RequestField::name)
        .contains("name", "items", "items[].name", "items[].product_id");
  }
}
