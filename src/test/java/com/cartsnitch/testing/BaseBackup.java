package com.cartsnitch.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** What {@code pg_basebackup} does, which is not among the embedded binaries. */
final class BaseBackup {
  private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

  private BaseBackup() {}

  /**
   * Copies a running server's data as those of a standby that streams from it.
   *
   * @param connection to the server
   * @param port where the server listens on this host
   * @param from its data
   * @param to where the standby's will be
   */
  static void standby(Connection connection, int port, Path from, Path to)
      throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      Files.walkFileTree(from, new Copy(from, to));
      try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
        row.next();
        Files.writeString(to.resolve("backup_label"), row.getString("labelfile"));
      }
    }
    Files.createFile(to.resolve("standby.signal"));
    Files.writeString(
        to.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'\n".formatted(port),
        StandardOpenOption.APPEND);
  }

  /** Copies a folder while its files change and vanish. */
  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copy(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(
          to.resolve(from.relativize(folder)),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!NOT_COPIED.contains(file.getFileName().toString())) {
        try {
          Files.copy(file, to.resolve(from.relativize(file)));
        } catch (NoSuchFileException _) {
          // the write-ahead log says that it is gone
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
