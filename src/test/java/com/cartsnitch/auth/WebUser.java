package com.cartsnitch.auth;

import com.cartsnitch.testing.ApiAnswer;
import com.cartsnitch.testing.ApiClient;
import com.cartsnitch.testing.ApiService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser: it keeps cookies, and says which page a request comes from. */
public final class WebUser {
  /** The page that is trusted by default: the public URL of a service with default settings. */
  static final String ORIGIN = "http://localhost:8000";

  public static final String PASSWORD = "correct horse";

  private final ApiClient client;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private WebUser(ApiClient client) {
    this.client = client;
  }

  /** A browser without cookies. */
  public static WebUser of(ApiService service) {
    return new WebUser(service.anonymous().with("Origin", ORIGIN));
  }

  /** A browser in which somebody has signed up as {@code name@example.com}. */
  public static WebUser signedUp(ApiService service, String name) {
    WebUser user = of(service);
    user.signUp(name).body(200);
    return user;
  }

  /** A browser in which {@code name@example.com} has signed in. */
  public static WebUser signedIn(ApiService service, String name) {
    WebUser user = of(service);
    user.signIn(name, PASSWORD).body(200);
    return user;
  }

  public ApiAnswer signUp(String name) {
    return post(
        "/auth/sign-up/email",
        """
        {"name":"%s","email":"%s@example.com","password":"%s"}\
        """
            .formatted(name, name, PASSWORD));
  }

  public ApiAnswer signIn(String name, String password) {
    return post(
        "/auth/sign-in/email",
        "{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, password));
  }

  public ApiAnswer get(String path) {
    return kept(withCookies().get(path));
  }

  public ApiAnswer post(String path, String json) {
    return kept(withCookies().post(path, json));
  }

  /** The browser's next request. */
  public ApiClient withCookies() {
    return cookies.isEmpty() ? client : client.with("Cookie", cookieHeader());
  }

  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The value of a cookie; empty where there is none. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  void put(String name, String value) {
    cookies.put(name, value);
  }

  /** The token of the session that the browser has; empty where it has none. */
  public String token() {
    return cookie("better-auth.session_token").replaceFirst("\\..*", "");
  }

  /** Whether the session opens the data. */
  public boolean isIn() {
    return withCookies().get("/api/v1/me/email-in-address").status() == 200;
  }

  private ApiAnswer kept(ApiAnswer answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0;")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }
}
