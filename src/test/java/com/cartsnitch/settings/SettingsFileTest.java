package com.cartsnitch.settings;

import static com.cartsnitch.settings.SettingsFixture.environment;
import static com.cartsnitch.settings.SettingsFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.config.SettingInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void theFileHoldsWhereTheEnvironmentIsSilent() throws IOException {
    Path file =
        file(
            """
            cartsnitch:
              port: 8081
              db-pool-size: 7
              database-url: postgresql://u:p@db/shop
            """);
    Configuration configuration = SettingsReader.read(environment("CARTSNITCH_PORT", "8082"), file);
    assertThat(configuration.settings().server().port()).isEqualTo(8082);
    assertThat(configuration.settings().server().adminPort()).isEqualTo(9000);
    assertThat(configuration.settings().database().poolSize()).isEqualTo(7);
    assertThat(configuration.settings().database().url()).isEqualTo("jdbc:postgresql://db/shop");
    assertThat(configuration.inForce())
        .contains(new SettingInForce("CARTSNITCH_DB_POOL_SIZE", "7", false));
  }

  @Test
  void aBadValueInTheFileIsNamedByItsVariable() throws IOException {
    assertThat(problems(environment(), file("cartsnitch:\n  db-pool-size: many\n")))
        .singleElement()
        .asString()
        .startsWith("CARTSNITCH_DB_POOL_SIZE: ");
  }

  @Test
  void aReferenceInAPasswordStaysAsItIs() throws IOException {
    Path file = file("cartsnitch:\n  port: 8081\n  database-url: postgresql://u:${x}@db/shop\n");
    assertThat(password(environment("x", "wrong"), file)).isEqualTo("${x}");
    assertThat(
            password(
                environment("CARTSNITCH_DATABASE_URL", "postgresql://u:$a{b}${HOME}@db/s"), file))
        .isEqualTo("$a{b}${HOME}");
  }

  private static String password(Map<String, String> environment, Path file) {
    return SettingsReader.read(environment, file).settings().database().password().value();
  }

  @Test
  void aFileThatIsNotYamlIsOneProblemWithoutItsContent() throws IOException {
    Path file = file("cartsnitch:\n  database-url: 'postgresql://u:s3same@db/shop\n");
    assertThat(problems(environment(), file))
        .singleElement()
        .asString()
        .contains("application.yaml")
        .doesNotContain("s3same");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("application.yaml"), text);
  }
}
