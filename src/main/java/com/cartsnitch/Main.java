package com.cartsnitch;

/** Starts the command named by the arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
