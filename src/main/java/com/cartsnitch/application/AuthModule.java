package com.cartsnitch.application;

import com.cartsnitch.auth.access.Callers;
import com.cartsnitch.auth.access.CredentialGlance;
import com.cartsnitch.auth.access.CredentialsProvider;
import com.cartsnitch.auth.access.RequestSecurity;
import com.cartsnitch.auth.attempts.PasswordGuard;
import com.cartsnitch.auth.attempts.SignInAddresses;
import com.cartsnitch.auth.bearer.TokenRoutes;
import com.cartsnitch.auth.betterauth.AccountRoutes;
import com.cartsnitch.auth.betterauth.BetterAuthEndpoints;
import com.cartsnitch.auth.betterauth.OkRoute;
import com.cartsnitch.auth.betterauth.ResetRoutes;
import com.cartsnitch.auth.betterauth.SessionRoutes;
import com.cartsnitch.auth.betterauth.SignInRoutes;
import com.cartsnitch.auth.betterauth.SourceReader;
import com.cartsnitch.auth.betterauth.VerificationRoutes;
import com.cartsnitch.auth.email.EmailChanges;
import com.cartsnitch.auth.email.EmailUndo;
import com.cartsnitch.auth.email.EmailVerification;
import com.cartsnitch.auth.email.UndoRoutes;
import com.cartsnitch.auth.mail.AuthMails;
import com.cartsnitch.auth.password.PasswordHasher;
import com.cartsnitch.auth.profile.ProfileRoutes;
import com.cartsnitch.auth.profile.Profiles;
import com.cartsnitch.auth.reset.ForgottenPassword;
import com.cartsnitch.auth.reset.PasswordChange;
import com.cartsnitch.auth.reset.PasswordResets;
import com.cartsnitch.auth.session.CredentialReader;
import com.cartsnitch.auth.session.SessionCookies;
import com.cartsnitch.auth.session.Sessions;
import com.cartsnitch.auth.signin.SignIn;
import com.cartsnitch.auth.signin.SignOut;
import com.cartsnitch.auth.signin.SignUp;
import com.cartsnitch.auth.token.AccessTokens;
import com.cartsnitch.auth.token.EmailTokens;
import com.cartsnitch.auth.token.RefreshTokens;
import com.cartsnitch.auth.user.IdentitySettings;
import com.cartsnitch.auth.user.Passwords;
import com.cartsnitch.auth.user.Users;
import com.cartsnitch.platform.database.Database;
import com.cartsnitch.platform.http.origin.CookieAuthentication;
import com.cartsnitch.platform.http.origin.TrustedOrigins;
import com.cartsnitch.platform.http.request.ClientAddress;
import com.cartsnitch.platform.http.route.Authentication;
import com.cartsnitch.platform.http.route.BodyLimit;
import com.cartsnitch.platform.http.route.Route;
import com.cartsnitch.platform.limit.CredentialCheck;
import com.cartsnitch.platform.limit.LimitedAuthentication;
import com.cartsnitch.platform.limit.Limits;
import com.cartsnitch.platform.mail.Mailbox;
import com.cartsnitch.settings.Settings;
import io.avaje.jsonb.Jsonb;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of the composition root for accounts and authentication. */
final class AuthModule {
  private final Settings settings;
  private final IdentitySettings identity;
  private final Database database;
  private final TrustedOrigins origins;
  private final PasswordHasher hasher;
  private final ClientAddress clients;
  private final Limits limits;
  private final Clock clock = Clock.systemUTC();
  private final Users users;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;
  private final Callers callers;
  private final SignOut signOut;
  private final PasswordResets resets;
  private final AuthMails letters;
  private final PasswordGuard guard;

  AuthModule(
      Settings settings,
      Database database,
      TrustedOrigins origins,
      PasswordHasher hasher,
      Mailbox mailbox,
      ClientAddress clients,
      Limits limits) {
    this.settings = settings;
    this.identity = settings.identity();
    this.database = database;
    this.origins = origins;
    this.hasher = hasher;
    this.clients = clients;
    this.limits = limits;
    this.users = new Users(database);
    this.sessions = new Sessions(database);
    this.refreshTokens = new RefreshTokens(database, identity);
    this.accessTokens = new AccessTokens(identity, clock);
    this.callers =
        new Callers(
            new CredentialReader(identity.authSecrets()), sessions, accessTokens, refreshTokens);
    this.signOut = new SignOut(database, users, sessions, refreshTokens);
    this.resets = new PasswordResets(database, users);
    this.letters = new AuthMails(mailbox, identity.publicUrl());
    this.guard =
        new PasswordGuard(limits.passwords(), hasher, clients, new SignInAddresses(database));
  }

  /** Stands before every operation that is not open. */
  Authentication authentication() {
    return new CookieAuthentication(
        new LimitedAuthentication(
            new RequestSecurity(new CredentialsProvider(callers), settings.security().serviceKey()),
            credentialCheck(),
            limits.requests()),
        origins);
  }

  /** Tells whether a request carries credentials. */
  CredentialCheck credentialCheck() {
    return new CredentialGlance(callers, settings.security().serviceKey());
  }

  /** The profile always; sign-in only where no identity service beside us does it. */
  List<Route> routes(Jsonb jsonb) {
    Optional<Mailed> mailed =
        identity.authSecrets().isEmpty() ? Optional.empty() : Optional.of(mailed());
    return Stream.concat(
            profile(mailed, jsonb), mailed.stream().flatMap(links -> signIn(links, jsonb)))
        .map(route -> route.withBodyLimit(BodyLimit.SMALL))
        .toList();
  }

  private Mailed mailed() {
    return new Mailed(
        new EmailVerification(
            database, users, sessions, new EmailTokens(identity, clock), letters, limits.letters()),
        new ForgottenPassword(users, resets, letters, limits.letters()));
  }

  private Stream<Route> profile(Optional<Mailed> mailed, Jsonb jsonb) {
    EmailChanges emails =
        new EmailChanges(database, users, resets, letters, mailed.map(Mailed::verification));
    EmailUndo undo = new EmailUndo(database, users, signOut, resets, mailed.map(Mailed::forgotten));
    Profiles profiles = new Profiles(database, users, resets, emails, letters);
    return Stream.of(
            new ProfileRoutes(profiles, guard, jsonb).routes(), new UndoRoutes(undo).routes())
        .flatMap(List::stream);
  }

  private Stream<Route> signIn(Mailed mailed, Jsonb jsonb) {
    EmailVerification verification = mailed.verification();
    Passwords passwords = new Passwords(database, hasher);
    SignUp signUp = new SignUp(database, users, passwords, sessions, refreshTokens);
    SignIn signIn = new SignIn(database, users, passwords, sessions, refreshTokens, signOut);
    PasswordChange change =
        new PasswordChange(database, users, passwords, sessions, signOut, resets);
    BetterAuthEndpoints endpoints =
        new BetterAuthEndpoints(origins, callers, sessions, limits.requests());
    SessionCookies cookies = new SessionCookies(identity);
    SourceReader sources = new SourceReader(clients);
    return Stream.of(
            new TokenRoutes(signUp, signIn, signOut, verification, guard, accessTokens, jsonb)
                .routes(),
            new SignInRoutes(
                    endpoints, signUp, signIn, verification, guard, cookies, sources, jsonb)
                .routes(),
            new SessionRoutes(endpoints, sessions, signOut, cookies, jsonb).routes(),
            new AccountRoutes(endpoints, change, users, guard, cookies, sources, jsonb).routes(),
            new VerificationRoutes(endpoints, verification, users, guard, cookies, sources, jsonb)
                .routes(),
            new ResetRoutes(
                    endpoints,
                    mailed.forgotten(),
                    resets,
                    change,
                    guard,
                    identity.publicUrl(),
                    jsonb)
                .routes(),
            new OkRoute(endpoints).routes())
        .flatMap(List::stream);
  }

  /**
   * What needs links that this service mails and serves.
   *
   * @param verification shows that an address is its user's
   * @param forgotten lets users choose other passwords
   */
  private record Mailed(EmailVerification verification, ForgottenPassword forgotten) {}
}
