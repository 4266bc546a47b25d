package com.cartsnitch.platform.config;

import java.util.List;

/** The settings can't be used; one line for each problem, none of which holds a secret. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, each with the variable that it is about. */
  public List<String> problems() {
    return problems;
  }
}
