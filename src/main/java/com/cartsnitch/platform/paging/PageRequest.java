package com.cartsnitch.platform.paging;

/**
 * Which part of a list is asked for.
 *
 * @param number the page, from 1
 * @param size how many elements a page holds
 */
public record PageRequest(int number, int size) {
  /** The last page that can be asked for; the offset of every page fits an int. */
  public static final int MAX_PAGE = 1_000_000;

  /** The most elements that a page can hold. */
  public static final int MAX_SIZE = 100;

  /** How many elements a page holds unless the client says otherwise. */
  public static final int DEFAULT_SIZE = 20;

  /** How many elements come before this page. */
  public int offset() {
    return (number - 1) * size;
  }
}
