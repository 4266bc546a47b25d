package com.cartsnitch.bls;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.DevData;
import com.cartsnitch.testing.QuietProgress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemCategoryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ice cream, prepackaged, bulk, regular, per 1/2 gal. (1.9 lit) | frozen",
        "Orange juice, frozen concentrate, 12 oz. can | beverages",
        "Oranges, Valencia, per lb. | produce",
        "Potato chips, per 16 oz. | snacks",
        "Potatoes, white, per lb. | produce",
        "Turkey, frozen, whole | meat",
        "Tomatoes, canned, whole | pantry",
        "Margarine, stick, per lb. | pantry",
        "Peanut butter, creamy | pantry",
        "Rice, white, long grain | pantry"
      })
  void tellsTheCategoryByTheTitle(String title, String category) {
    assertThat(ItemCategory.of(title)).isEqualTo(category);
  }

  @Test
  void agreesWithTheSeriesFileWhereThatTellsTheCategory() throws Exception {
    List<String> different = new ArrayList<>();
    for (DataFile file : DataFile.find(List.of(DevData.file("bls_series.csv")))) {
      new LineReader(new QuietProgress(), false)
          .read(
              file,
              line -> {
                if (!ItemCategory.of(line.text("item")).equals(line.text("category"))) {
                  different.add(line.text("item"));
                }
              });
    }
    assertThat(different).isEmpty();
  }
}
