package com.cartsnitch.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A network of its own beside this host's, as another host would be: what is sent from there can
 * get lost without a word. Needs Linux, root and {@code ip}.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final Path IP = Path.of("/sbin/ip");
  private static final String HERE = "198.18.77.1"; // set aside for tests of networks
  private static final String THERE = "198.18.77.2";
  private static final int BACKLOG = 256;
  private static final int NETWORK = 0x40000000;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN = function("open", ADDRESS);
  private static final MethodHandle SET_NAMESPACE = function("setns", JAVA_INT);

  private final String name = "cartsnitch-" + ProcessHandle.current().pid();
  private final String link = "cs" + ProcessHandle.current().pid();

  private NetworkNamespace() throws IOException {
    run("netns", "add", name);
    run("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", name);
    run("addr", "add", HERE + "/30", "dev", link);
    run("link", "set", link, "up");
    run("-n", name, "addr", "add", THERE + "/30", "dev", "eth0");
    run("-n", name, "link", "set", "eth0", "up");
  }

  /** Makes one, or skips the test where that is not possible. */
  public static NetworkNamespace open() throws IOException {
    Skip.unless(
        Files.isExecutable(IP) && "root".equals(System.getProperty("user.name")),
        "root and /sbin/ip, to lose packets for real");
    try {
      return new NetworkNamespace();
    } catch (IOException e) {
      Skip.because("the right to make a network namespace: " + e.getMessage());
      throw e;
    }
  }

  /** Listens on a port of it. */
  public ServerSocket listen() throws IOException, InterruptedException {
    FutureTask<ServerSocket> task = new FutureTask<>(this::bind);
    // only for this: threads that it started would be in the namespace, too, and virtual threads
    // run on whatever there is
    Thread.ofPlatform().name("network-namespace").start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private ServerSocket bind() throws IOException {
    enter();
    return new ServerSocket(0, BACKLOG, InetAddress.getByName(THERE));
  }

  /** From now on nothing that is sent from there arrives here. */
  public void loseEverything() throws IOException {
    run("-n", name, "route", "add", "blackhole", HERE + "/32");
  }

  /** Ends that. */
  public void loseNothing() throws IOException {
    run("-n", name, "route", "del", "blackhole", HERE + "/32");
  }

  @Override
  public void close() throws IOException {
    run("netns", "del", name);
  }

  private void enter() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) OPEN.invokeExact(arena.allocateFrom("/var/run/netns/" + name), 0);
      int entered = (int) SET_NAMESPACE.invokeExact(file, NETWORK);
      if (entered != 0) {
        throw new IOException("The namespace can't be entered");
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout first) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, first, JAVA_INT));
  }

  private static void run(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = IP.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(Arrays.toString(command) + " failed: " + output.strip());
    }
  }
}
