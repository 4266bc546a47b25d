package com.cartsnitch.auth.signin;

import com.cartsnitch.auth.user.EmailAddress;
import java.util.Optional;

/**
 * The data of a sign-up.
 *
 * @param email his address
 * @param password the password, which follows the rules
 * @param name the user's name
 * @param image the URL of a picture
 */
public record Registration(
    EmailAddress email, String password, String name, Optional<String> image) {
  @Override
  public String toString() {
    return "Registration[" + name + "]";
  }
}
