package com.cartsnitch.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cartsnitch.platform.metrics.BuildInfo;
import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import com.cartsnitch.testing.description.Description;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The description is served, and describes how; the client holds each answer against it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiRoutesIT {
  private ApiService service;
  private ApiClient client;

  @BeforeAll
  void start() {
    service = ApiService.start();
    client = service.anonymous();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void bothFormsDescribeThisBuild() {
    JsonNode json = Description.json(client.get("/openapi.json").body(200));
    JsonNode yaml = Description.yaml(client.get("/openapi.yaml").body(200));
    assertThat(json).isEqualTo(yaml);
    assertThat(json.required("paths")).isEqualTo(Description.served().root().required("paths"));
    assertThat(json.required("info").required("version").asString())
        .isEqualTo(BuildInfo.read().version());
  }

  @ParameterizedTest
  @CsvSource({
    "/openapi.json, application/json",
    "/openapi.yaml, application/yaml",
    "/docs, text/html; charset=utf-8"
  })
  void whoHasItAlreadyIsToldSo(String path, String type) {
    ApiAnswer whole = client.get(path);
    assertThat(whole.header("Content-Type")).isEqualTo(type);
    ApiAnswer again = client.with("If-None-Match", whole.header("ETag")).get(path);
    assertThat(again.body(304)).isEmpty();
    assertThat(client.with("If-None-Match", "\"other\"").get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/health/live", "/health/started"})
  void theProbesAnswerAsDescribed(String path) {
    assertThat(client.get(path).body(200)).contains("\"status\":\"ok\"");
    assertThat(client.send("HEAD", path, "").body(200)).isEmpty();
  }
}
