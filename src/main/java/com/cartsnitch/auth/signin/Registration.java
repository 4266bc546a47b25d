package com.cartsnitch.auth.signin;

import com.cartsnitch.auth.user.EmailAddress;
import java.util.Optional;

/**
 * Somebody who wants to become a user.
 *
 * @param email his address
 * @param password his password, which obeys the rules
 * @param name what he is called
 * @param image the URL of a picture
 */
public record Registration(
    EmailAddress email, String password, String name, Optional<String> image) {
  @Override
  public String toString() {
    return "Registration[" + name + "]";
  }
}
