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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds an output directory for one run, so that no two write into one report.
 *
 * <p>The file stays when the lock is released. It names the build of its last run, so that a second
 * test JVM of that build does not put a report of its own in place of the first one's.
 */
final class RunLock implements AutoCloseable {
  private static final String NAME = ".assay.lock";

  /** What Surefire and Failsafe call all test JVMs of one execution, before their number. */
  private static final Pattern BUILD =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_\\d{3}(?=-jvmRun\\d)");

  private static final String ONE_JVM =
      "All claims of a run must run in one JVM: leave -DforkCount and -DreuseForks out, or set"
          + " forkCount to 1 and reuseForks to true for Failsafe in the pom.";

  private final @Nullable FileChannel channel;

  private RunLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Returns the build that started this JVM, if Surefire or Failsafe did. */
  static Optional<String> build() {
    Matcher name = BUILD.matcher(System.getProperty("sun.java.command", ""));
    return name.find() ? Optional.of(name.group()) : Optional.empty();
  }

  /**
   * Takes a directory, and creates it if need be.
   *
   * @param build what names the build that started this JVM
   * @return a lock, which holds nothing where the directory cannot be written to: trying the
   *     environment says so
   * @throws IllegalStateException if another run has the directory, or another JVM of this build
   *     has left its report there, with the remedy
   */
  static RunLock of(Path directory, Optional<String> build) {
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
      return new RunLock(channel);
    } catch (IOException e) {
      return new RunLock(null);
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
                  "Another run writes its report to %s (%s). Wait until it has ended, or give this one a directory of its own with -Dassay.output=DIR.",
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
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The process's end releases it.
    }
  }
}
