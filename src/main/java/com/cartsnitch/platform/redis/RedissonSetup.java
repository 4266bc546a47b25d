package com.cartsnitch.platform.redis;

import com.cartsnitch.platform.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.EqualJitterDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

/** Makes Redisson's settings: short limits, no retries, small pools, and nothing from replicas. */
final class RedissonSetup {
  private static final int THREADS = 4;
  private static final int TIMEOUT_MILLIS = 200;
  private static final int CONNECT_TIMEOUT_MILLIS = 300;
  private static final int SUBSCRIPTION_TIMEOUT_MILLIS = 500;
  private static final int PING_PERIOD_MILLIS = 2000;
  private static final int SCAN_PERIOD_MILLIS = 1000;
  private static final int IDLE_CONNECTIONS = 2;
  private static final int CONNECTIONS = 16;

  private final RedisSettings settings;

  RedissonSetup(RedisSettings settings) {
    this.settings = settings;
  }

  Config config() {
    Config config = new Config();
    config.setLazyInitialization(true);
    config.setThreads(THREADS);
    config.setNettyThreads(THREADS);
    config.setTcpKeepAlive(true);
    config.setUseScriptCache(true);
    config.setUsername(settings.url().username());
    config.setPassword(password());
    config.setSslVerificationMode(SslVerificationMode.STRICT);
    settings.caFile().ifPresent(file -> config.setSslTrustManagerFactory(trust(file)));
    switch (settings.url().topology()) {
      case SINGLE -> single(config);
      case SENTINEL -> sentinels(config);
      case CLUSTER -> cluster(config);
      case NONE -> throw new IllegalArgumentException("there is no Redis");
    }
    return config;
  }

  private void single(Config config) {
    limited(config.useSingleServer())
        .setAddress(settings.url().addresses().getFirst())
        .setDatabase(settings.url().database())
        .setConnectionMinimumIdleSize(IDLE_CONNECTIONS)
        .setConnectionPoolSize(CONNECTIONS);
  }

  private void sentinels(Config config) {
    // sentinels are given the credentials only if they ask for some
    mastersOnly(limited(config.useSentinelServers()))
        .addSentinelAddress(addresses())
        .setMasterName(settings.url().masterName())
        .setDatabase(settings.url().database())
        .setSentinelUsername(settings.url().username())
        .setSentinelPassword(password())
        .setCheckSentinelsList(false)
        .setScanInterval(SCAN_PERIOD_MILLIS);
  }

  private void cluster(Config config) {
    // a part of the cache is better than none
    mastersOnly(limited(config.useClusterServers()))
        .addNodeAddress(addresses())
        .setCheckSlotsCoverage(false)
        .setScanInterval(SCAN_PERIOD_MILLIS);
  }

  private static <T extends BaseConfig<T>> T limited(T servers) {
    return servers
        .setTimeout(TIMEOUT_MILLIS)
        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
        .setRetryAttempts(0)
        .setSubscriptionTimeout(SUBSCRIPTION_TIMEOUT_MILLIS)
        .setPingConnectionInterval(PING_PERIOD_MILLIS)
        .setReconnectionDelay(new EqualJitterDelay(Duration.ofMillis(100), Duration.ofSeconds(1)));
  }

  private static <T extends BaseMasterSlaveServersConfig<T>> T mastersOnly(T servers) {
    return servers
        .setReadMode(ReadMode.MASTER)
        .setSubscriptionMode(SubscriptionMode.MASTER)
        .setMasterConnectionMinimumIdleSize(IDLE_CONNECTIONS)
        .setMasterConnectionPoolSize(CONNECTIONS);
  }

  private String[] addresses() {
    return settings.url().addresses().toArray(String[]::new);
  }

  private @Nullable String password() {
    Secret password = settings.url().password();
    return password == null ? null : password.value();
  }

  private static TrustManagerFactory trust(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("The CA of Redis, " + file + ", can't be used any more", e);
    }
  }
}
