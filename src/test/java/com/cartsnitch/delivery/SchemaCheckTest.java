package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.CommandRun;
import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that a promotion moves the schema forward, in a repository made for it. */
class SchemaCheckTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Path SCRIPTS = Path.of(".gitea", "scripts");
  private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

  @TempDir private Path repository = Path.of("");
  private String start = "";

  @BeforeEach
  void aRepositoryWithTwoMigrations() throws Exception {
    Skip.unless(
        CommandRun.isInstalled("git") && CommandRun.isInstalled("bash"), "no git, or no bash");
    Files.createDirectories(repository.resolve(SCRIPTS));
    for (String script : List.of("common.sh", "check-schema.sh")) {
      Files.copy(SCRIPTS.resolve(script), repository.resolve(SCRIPTS).resolve(script));
    }
    git("init", "--quiet");
    write("V1__first.sql", "one");
    start = write("V2__second.sql", "two");
  }

  @Test
  void sameMigrationsAreFine() throws Exception {
    assertThat(check(start, start)).isEqualTo(new CommandRun(0, "schema: V2, unchanged\n"));
  }

  @Test
  void newOnesComeAfterTheOld() throws Exception {
    write("V9__ninth.sql", "nine");
    String later = write("V10__tenth.sql", "ten");
    assertThat(check(start, later)).isEqualTo(new CommandRun(0, "schema: V2 -> V10\n"));
  }

  @Test
  void whatWasAppliedIsNeverChanged() throws Exception {
    refused(check(start, write("V1__first.sql", "another")), "V1__first.sql");
  }

  @Test
  void nothingComesBeforeWhatWasApplied() throws Exception {
    String old = write("V4__fourth.sql", "four");
    refused(check(old, write("V3__third.sql", "three")), "comes before V4");
  }

  @Test
  void twoOfOneVersionAreRefused() throws Exception {
    refused(check(start, write("V2__another.sql", "two")), "two migrations of one version");
  }

  @Test
  void onlyARevertGoesBack() throws Exception {
    String later = write("V3__third.sql", "three");
    refused(check(later, start), "back from V3 to V2");
    assertThat(check(later, start, "--revert"))
        .isEqualTo(new CommandRun(0, "schema: stays at V3; the image knows it up to V2\n"));
  }

  @Test
  void evenARevertChangesNothingThatWasApplied() throws Exception {
    write("V3__third.sql", "three");
    String later = write("V2__second.sql", "another");
    refused(check(later, start, "--revert"), "V2__second.sql");
  }

  @Test
  void aCommitOfNowhereIsRefused() throws Exception {
    refused(check(start, "0".repeat(40)), "is not in this repository");
  }

  private static void refused(CommandRun command, String why) {
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.output()).contains("check-schema.sh: ", why);
  }

  private CommandRun check(String... arguments)
      throws IOException, InterruptedException, TimeoutException {
    List<String> words =
        new ArrayList<>(List.of("bash", SCRIPTS.resolve("check-schema.sh").toString()));
    words.addAll(Arrays.asList(arguments));
    return CommandRun.of(repository, Map.of(), LIMIT, words.toArray(String[]::new));
  }

  /** Writes a migration, commits it and gives the commit. */
  private String write(String name, String content)
      throws IOException, InterruptedException, TimeoutException {
    Path folder = Files.createDirectories(repository.resolve(MIGRATIONS));
    Files.writeString(folder.resolve(name), content);
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", name);
    return git("rev-parse", "HEAD").strip();
  }

  private String git(String... arguments)
      throws IOException, InterruptedException, TimeoutException {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(Arrays.asList(arguments));
    CommandRun command = CommandRun.of(repository, Map.of(), LIMIT, words.toArray(String[]::new));
    assertThat(command.exitCode()).as(command.output()).isZero();
    return command.output();
  }
}
