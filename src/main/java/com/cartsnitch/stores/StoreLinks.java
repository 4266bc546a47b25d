package com.cartsnitch.stores;

import com.cartsnitch.platform.config.Secret;
import com.cartsnitch.platform.database.SqlRunner;
import com.cartsnitch.platform.problem.ApiException;
import com.cartsnitch.platform.problem.ErrorCode;
import java.util.List;
import java.util.Optional;

/** Users' accounts at stores. Credentials go in encrypted and never come out. */
public final class StoreLinks {
  private final StoreLinkQueries queries;
  private final CredentialCipher cipher;

  public StoreLinks(SqlRunner session, List<Secret> fernetKeys) {
    this.queries = new StoreLinkQueries(session);
    this.cipher = new CredentialCipher(fernetKeys);
  }

  /** A user's links, by the store's name. */
  public List<StoreLink> of(String userId) {
    return queries.of(userId);
  }

  /**
   * Connects a user with a store.
   *
   * @param transaction in which it happens
   * @param userId the user
   * @param slug the store
   * @param credentials JSON, stored as it is, encrypted
   * @return the new link
   * @throws ApiException 404 if there is no such store, 409 if it is connected already
   */
  public StoreLink connect(
      SqlRunner transaction, String userId, String slug, Optional<String> credentials) {
    Store store =
        new StoreQueries(transaction)
            .bySlug(slug)
            .orElseThrow(() -> ApiException.notFound("Store"));
    return new StoreLinkQueries(transaction)
        .connect(userId, store, credentials.map(cipher::encrypt).orElse(null))
        .orElseThrow(() -> ApiException.of(ErrorCode.CONFLICT, "Store already connected"));
  }

  /**
   * Forgets a link and its credentials.
   *
   * @param userId the user
   * @param slug the store
   * @throws ApiException 404 if there is no such store or link
   */
  public void disconnect(String userId, String slug) {
    if (!queries.disconnect(userId, slug)) {
      throw ApiException.notFound("Connected store");
    }
  }
}
