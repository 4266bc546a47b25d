package com.cartsnitch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.testing.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing personal and nothing secret is in the repository. */
class RepositoryHygieneTest {
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(^|/)(\\.mcp\\.json|\\.claude/.*|CLAUDE\\.local\\.md|\\.cursor/.*|\\.cursorrules"
              + "|\\.aider[^/]*|\\.copilot/.*|\\.windsurf/.*|\\.continue/.*"
              + "|\\.idea/.*|[^/]*\\.iml|\\.vscode/.*)$");

  private static final Pattern SECRET =
      Pattern.compile(
          "(^|/)(\\.env|\\.env\\.(?!example$)[^/]*|\\.netrc|id_(rsa|ecdsa|ed25519)[^/]*|kubeconfig[^/]*|\\.kube/.*"
              + "|[^/]*\\.(pem|key|p12|pfx|jks|keystore)|secrets\\.ya?ml)$");

  private static final Pattern SECRET_CONTENT =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE"
              + " KEY|PuTTY-User-Key-File-\\d|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}|\\bxox[abp]-[0-9]{10}|client-key-data:"
              + " *[A-Za-z0-9+/]{40}");

  @BeforeEach
  void needsGit() throws Exception {
    Skip.unless(Git.knowsThisRepository(), "git is not available here, or this is no checkout");
  }

  @Test
  void noPersonalOrSecretFileIsTracked() throws Exception {
    assertThat(Git.trackedFiles())
        .isNotEmpty()
        .noneMatch(file -> PERSONAL.matcher(file).find())
        .noneMatch(file -> SECRET.matcher(file).find());
  }

  @Test
  void noTrackedFileHoldsAKey() throws Exception {
    List<String> found = new ArrayList<>();
    for (String file : Git.trackedFiles()) {
      Path path = Path.of(file);
      // Deleted but not yet committed, or a submodule.
      if (Files.isRegularFile(path) && holdsAKey(path)) {
        found.add(file);
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean holdsAKey(Path path) throws IOException {
    String text = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    return SECRET_CONTENT.matcher(text).find();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".mcp.json",
        ".claude/settings.json",
        "CLAUDE.local.md",
        ".cursor/rules",
        ".aider.conf.yml",
        ".copilot/config",
        ".windsurf/rules",
        ".continue/config.json",
        ".idea/workspace.xml",
        ".vscode/settings.json",
        ".env",
        ".env.local",
        "charts/server.pem",
        "charts/server.key",
        "src/main/resources/store.p12",
        "store.pfx",
        "store.jks",
        "store.keystore",
        "id_rsa",
        "id_ed25519",
        ".netrc",
        "kubeconfig",
        "kubeconfig.yaml",
        ".kube/config",
        "secrets.yaml",
        "target/classes/build.properties"
      })
  void whatMustNotBeTrackedIsIgnored(String file) throws Exception {
    assertThat(Git.ignores(file)).as(file).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".env.example", "charts/cartsnitch/values.yaml", ".gitea/workflows/ci.yaml"})
  void whatBelongsHereIsNotIgnored(String file) throws Exception {
    assertThat(Git.ignores(file)).as(file).isFalse();
    assertThat(SECRET.matcher(file).find() || PERSONAL.matcher(file).find()).isFalse();
  }
}
