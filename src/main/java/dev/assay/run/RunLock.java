package dev.assay.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the directories of a report for one run, so that no two write into one.
 *
 * <p>The files stay when the lock is released. They name the build of their last run, so that a
 * second test JVM of that build does not put a report of its own in place of the first one's.
 */
public final class RunLock implements AutoCloseable {
  private static final String NAME = ".assay.lock";

  /** What Surefire and Failsafe call all test JVMs of one execution, before their number. */
  private static final Pattern BUILD =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_\\d{3}(?=-jvmRun\\d)");

  private static final String ONE_JVM =
      "All claims of a run must run in one JVM: leave -DforkCount and -DreuseForks out, or set"
          + " forkCount to 1 and reuseForks to true for Failsafe in the pom.";

  private final List<FileChannel> channels;

  private RunLock(List<FileChannel> channels) {
    this.channels = List.copyOf(channels);
  }

  /** Returns a lock that holds nothing, for a run whose directories are held already. */
  public static RunLock none() {
    return new RunLock(List.of());
  }

  /**
   * Takes directories for the build that started this JVM, and creates them if need be.
   *
   * @return a lock, which leaves out a directory that cannot be written to: trying the environment
   *     says so
   * @throws IllegalStateException if another run has one of them, or another JVM of this build has
   *     left its report there, with the remedy; nothing in them has changed
   */
  public static RunLock of(List<Path> directories) {
    return of(directories, build());
  }

  /** Returns the build that started this JVM, if Surefire or Failsafe did. */
  static Optional<String> build() {
    Matcher name = BUILD.matcher(System.getProperty("sun.java.command", ""));
    return name.find() ? Optional.of(name.group()) : Optional.empty();
  }

  /** Does so for a build of this name. */
  static RunLock of(List<Path> directories, Optional<String> build) {
    List<FileChannel> held = new ArrayList<>();
    try {
      for (Path directory : directories.stream().map(RunLock::whole).distinct().toList()) {
        take(directory, build).ifPresent(held::add);
      }
      return new RunLock(held);
    } catch (RuntimeException e) {
      new RunLock(held).close();
      throw e;
    }
  }

  private static Path whole(Path directory) {
    return directory.toAbsolutePath().normalize();
  }

  private static Optional<FileChannel> take(Path directory, Optional<String> build) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        hold(channel, directory, build);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return Optional.of(channel);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void hold(FileChannel channel, Path directory, Optional<String> build)
      throws IOException {
    String last = read(channel);
    if (locked(channel) == null) {
      throw new IllegalStateException(
          build.filter(last::contains).isPresent()
              ? ONE_JVM
              : String.format(
                  Locale.ENGLISH,
                  "Another run writes its report to %s (%s). Wait until it has ended, or start this one in another copy of the project, and with a directory of its own where -Dassay.output is given; a store may be shared.",
                  directory,
                  last.strip()));
    }
    if (build.filter(last::contains).isPresent()) {
      throw new IllegalStateException(ONE_JVM);
    }
    write(
        channel,
        String.format(
            Locale.ROOT,
            "process %d%s%n",
            ProcessHandle.current().pid(),
            build.map(name -> ", build " + name).orElse("")));
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by another run of this JVM.
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(200);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // Read on: a channel may give less than it has.
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  @Override
  public void close() {
    for (FileChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        // The process's end releases it.
      }
    }
  }
}
