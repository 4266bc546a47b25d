package com.cartsnitch.auth.user;

import java.util.Optional;

/**
 * What a user changes of his profile; what is empty stays.
 *
 * @param name the user's name
 * @param image his picture, or that there is none any more
 */
public record ProfileChange(Optional<String> name, Optional<Image> image) {

  /**
   * A picture.
   *
   * @param url its URL; empty: none
   */
  public record Image(Optional<String> url) {}
}
