package com.cartsnitch.openapi;

import com.cartsnitch.platform.http.answer.FixedAnswer;
import com.cartsnitch.platform.http.answer.PublicAnswer;
import com.cartsnitch.platform.http.route.Route;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * {@code /docs}: Swagger UI, from its jar on the class path, with a page and a start script of our
 * own. Everything is served from here and nothing is fetched from elsewhere.
 */
public final class DocsRoutes {
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
  private static final String WEBJAR_PROPERTIES =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String VERSION = "{{swagger-ui}}";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  private static final Header CONTENT_SECURITY_POLICY =
      HeaderValues.createCached(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  // the path names the version
  private static final Header ONE_YEAR =
      HeaderValues.createCached("Cache-Control", "public, max-age=31536000, immutable");

  private final String version;

  public DocsRoutes() {
    this.version = swaggerUiVersion();
  }

  /** The page and what it needs. */
  public List<Route> routes() {
    return List.of(
        route(
            "/docs",
            new FixedAnswer(
                "text/html; charset=utf-8",
                this::page,
                PublicAnswer.ONE_MINUTE,
                CONTENT_SECURITY_POLICY)),
        own("docs.js", JAVASCRIPT),
        own("docs.css", CSS),
        own("favicon.svg", "image/svg+xml"),
        swaggerUi("swagger-ui-bundle.js", JAVASCRIPT),
        swaggerUi("swagger-ui.css", CSS));
  }

  private static Route route(String path, FixedAnswer answer) {
    return Route.open(Method.GET, path, answer).withoutLimit();
  }

  private static Route own(String file, String contentType) {
    return route(
        "/docs/" + file,
        new FixedAnswer(contentType, () -> read("/docs/" + file), PublicAnswer.ONE_MINUTE));
  }

  private Route swaggerUi(String file, String contentType) {
    String path = version + "/" + file;
    return route(
        "/docs/swagger-ui/" + path,
        new FixedAnswer(contentType, () -> read(WEBJAR + path), ONE_YEAR));
  }

  private byte[] page() {
    String page = new String(read("/docs/index.html"), StandardCharsets.UTF_8);
    return page.replace(VERSION, version).getBytes(StandardCharsets.UTF_8);
  }

  private static String swaggerUiVersion() {
    Properties properties = new Properties();
    try (InputStream stream = open(WEBJAR_PROPERTIES)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] read(String resource) {
    try (InputStream stream = open(resource)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = DocsRoutes.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException(resource + " is missing");
    }
    return stream;
  }
}
