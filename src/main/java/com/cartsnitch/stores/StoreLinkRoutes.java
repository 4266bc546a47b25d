package com.cartsnitch.stores;

import static com.cartsnitch.platform.operation.Operation.delete;
import static com.cartsnitch.platform.operation.Operation.get;
import static com.cartsnitch.platform.operation.Operation.post;

import com.cartsnitch.platform.http.input.RequestInput;
import com.cartsnitch.platform.operation.Operation;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/me/stores}. */
public final class StoreLinkRoutes {
  private static final int MAX_CREDENTIALS = 64 * 1024;

  private final StoreLinks links;

  public StoreLinkRoutes(StoreLinks links) {
    this.links = links;
  }

  /** The operations. */
  public List<Operation> operations() {
    return List.of(
        get("/api/v1/me/stores").forUsers().answersList(StoreLink.class, links::of),
        post("/api/v1/me/stores/{slug}/connect")
            .forUsers()
            .reads(Connection::read)
            .createsOnce(
                StoreLink.class,
                (transaction, user, connection) ->
                    links.connect(transaction, user, connection.slug(), connection.credentials())),
        delete("/api/v1/me/stores/{slug}")
            .forUsers()
            .reads(StoreLinkRoutes::slug)
            .does(links::disconnect));
  }

  private static String slug(RequestInput input) {
    return input.pathText("slug", Store.SLUG);
  }

  private record Connection(String slug, Optional<String> credentials) {

    static Connection read(RequestInput input) {
      return new Connection(
          StoreLinkRoutes.slug(input), input.optionalBody().object("credentials", MAX_CREDENTIALS));
    }
  }
}
