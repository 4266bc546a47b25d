package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;

/** The image that {@code package} wrote, without its base: what is in it and how it is run. */
class ImageIT {
  private static final Pattern DEVELOPMENT =
      Pattern.compile(
          "junit|assertj|archunit|embedded|postgres-binaries|zonky|greenmail|helm|fabric8|jacoco"
              + "|error_prone_core|jsonb-generator|webserver-testing|/testing/|/dev/|DevServer|Test\\.class|IT\\.class");
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final String ROOT = "0";

  private final ImageTar image = readImage();

  private static ImageTar readImage() {
    try {
      return ImageTar.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the build did not write an image", e);
    }
  }

  @Test
  void startsTheApplicationWithLimitsThatFollowTheContainer() {
    assertThat(texts("Entrypoint"))
        .startsWith("java")
        .endsWith("-cp", "@/app/jib-classpath-file", "com.cartsnitch.Main")
        .contains("-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC")
        .anyMatch(flag -> flag.matches("-XX:MaxRAMPercentage=[4-7]\\d"))
        .noneMatch(flag -> flag.matches("-Xm[xs].*|.*ActiveProcessorCount.*"));
    assertThat(image.config().at("config", "Cmd").exists()).isFalse();
  }

  @Test
  void runsAsANumericUserWhoCanChangeNothing() {
    assertThat(image.config().at("config", "User").text()).matches("[1-9]\\d*:[1-9]\\d*");
    assertThat(image.files())
        .allMatch(file -> String.valueOf(file.getLongUserId()).equals(ROOT))
        .noneMatch(file -> (file.getMode() & WRITABLE_BY_OTHERS) != 0);
    assertThat(image.config().at("config", "Volumes").children()).isEmpty();
  }

  @Test
  void layersAreOrderedByHowSeldomTheyChange() {
    assertThat(image.layers()).hasSize(4);
    assertThat(image.layers().getFirst()).anyMatch(file -> file.getName().endsWith(".jar"));
    assertThat(image.layers().subList(1, 4))
        .noneMatch(layer -> layer.stream().anyMatch(file -> file.getName().endsWith(".jar")));
    assertThat(names(image.layers().get(1))).contains("app/resources/build.properties");
    assertThat(names(image.layers().get(2))).contains("app/classes/com/cartsnitch/Main.class");
  }

  @Test
  void saysWhatItIs() throws Exception {
    PomBuild pom = PomBuild.read();
    assertThat(image.label("version")).isEqualTo(pom.version());
    assertThat(image.label("licenses")).isEqualTo("Apache-2.0");
    assertThat(image.label("title")).isEqualTo("CartSnitch API");
    assertThat(image.label("base.name")).isEqualTo("scratch");
    assertThat(image.label("source")).startsWith("https://");
  }

  @Test
  void namesTheCommitItWasBuiltFrom() throws Exception {
    Skip.unless(Git.knowsThisRepository(), "git is not available here, or this is no checkout");
    assertThat(image.label("revision")).isEqualTo(Git.head());
  }

  @Test
  void holdsEveryLibraryOfTheJarAndNothingOfDevelopment() {
    List<String> names = names(image.files());
    assertThat(names).noneMatch(name -> DEVELOPMENT.matcher(name).find());
    assertThat(names)
        .contains("app/resources/db/migration/V1__identity.sql")
        .anyMatch(name -> name.matches("app/libs/postgresql-[\\d.]+\\.jar"))
        .anyMatch(name -> name.matches("app/libs/helidon-webserver-[\\d.]+\\.jar"));
  }

  @Test
  void isTheSameImageWhereverAndWheneverItIsBuilt() throws IOException {
    String created = image.config().at("created").text();
    assertThat(Files.readString(Path.of("pom.xml"))).contains(created);
    assertThat(image.files())
        .extracting(TarArchiveEntry::getLastModifiedTime)
        .allMatch(time -> time.toMillis() == 1000);
  }

  private List<String> texts(String key) {
    return image.config().at("config", key).children().stream().map(YamlNode::text).toList();
  }

  private static List<String> names(List<TarArchiveEntry> files) {
    return files.stream().map(TarArchiveEntry::getName).toList();
  }
}
