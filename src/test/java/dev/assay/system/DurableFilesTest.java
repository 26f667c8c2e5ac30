package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.system.CrashingDisk.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurableFilesTest {
  private static final byte[] OLD = "the old content".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "a new and longer content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private final DurableFiles files = new DurableFiles();

  @Test
  void writesAndReplacesAndCreatesTheDirectory() throws IOException {
    Path file = directory.resolve("a").resolve("b").resolve("file");
    files.write(file, OLD);
    assertThat(file).hasBinaryContent(OLD);
    files.write(file, NEW);
    assertThat(file).hasBinaryContent(NEW);
    assertThat(names(file.getParent())).containsExactly("file");
    files.delete(file);
    files.delete(file);
    assertThat(file).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no umask")
  void givesThePermissionsThatTheUmaskLeaves() throws IOException {
    files.write(directory.resolve("file"), NEW);
    Path plain = Files.createFile(directory.resolve("plain"));
    assertThat(Files.getPosixFilePermissions(directory.resolve("file")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void refusesNoWriterAndTearsNoReadWhenManyWriteOneFile() throws Exception {
    Path file = directory.resolve("file");
    files.write(file, content(0));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 1; writer <= 2; writer++) {
        byte[] content = content(writer);
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 300; i++) {
                    files.write(file, content);
                    files.sweep(directory, Duration.ofDays(1));
                  }
                  return null;
                }));
      }
      Future<Set<String>> reader =
          threads.submit(
              () -> {
                Set<String> seen = new HashSet<>();
                while (!writers.stream().allMatch(Future::isDone)) {
                  seen.add(Files.readString(file));
                }
                return seen;
              });
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertThat(reader.get()).isSubsetOf(text(0), text(1), text(2)).isNotEmpty();
    } finally {
      threads.shutdownNow();
    }
    assertThat(names(directory)).containsExactly("file");
  }

  @Test
  void isNotStoppedByAnInterruptWhichStaysPending() throws IOException {
    Thread.currentThread().interrupt();
    files.write(directory.resolve("file"), NEW);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory.resolve("file")).hasBinaryContent(NEW);
  }

  @Test
  void leavesNothingBehindWhereItCannotWrite() throws IOException {
    Path occupied = directory.resolve("occupied");
    Files.createDirectories(occupied.resolve("by something"));
    assertThatThrownBy(() -> files.write(occupied, NEW)).isInstanceOf(IOException.class);
    assertThat(names(directory)).containsExactly("occupied");
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> files.write(file.resolve("below"), NEW))
        .isInstanceOf(IOException.class);
  }

  @Test
  void leavesTheOldContentAloneWhenTheDiskFillsUp() throws IOException {
    Path file = Files.write(directory.resolve("file"), OLD);
    DurableFiles full =
        new DurableFiles(
            new LocalDisk() {
              @Override
              public void create(Path temporary, byte[] content) throws IOException {
                super.create(temporary, Arrays.copyOf(content, 3));
                throw new IOException("No space left on device");
              }
            });
    assertThatThrownBy(() -> full.write(file, NEW)).hasMessage("No space left on device");
    assertThat(file).hasBinaryContent(OLD);
    assertThat(names(directory)).containsExactly("file");
  }

  @Test
  void sweepsWhatKilledWritersLeftOnceItIsOld() throws IOException {
    Path old = temporary(".assay-1.tmp", Duration.ofHours(25));
    Path young = temporary(".assay-2.tmp", Duration.ofHours(23));
    Path foreign = temporary("notes.tmp", Duration.ofHours(25));
    files.sweep(directory, Duration.ofDays(1));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
  }

  @Test
  void leavesTheOldTheNewOrNoContentAfterACrashAtAnyMoment() throws IOException {
    Path file = directory.resolve("part").resolve("file");
    CrashingDisk first = new CrashingDisk(directory, Fault.NONE);
    first.files().write(file, OLD);
    assertThat(found(first.states(), file)).containsExactlyInAnyOrder("nothing", text(OLD));
    assertThat(found(first.statesNow(), file)).containsExactly(text(OLD));

    files.write(file, OLD);
    CrashingDisk second = new CrashingDisk(directory, Fault.NONE);
    second.files().write(file, NEW);
    assertThat(second.states()).hasSizeGreaterThan(15);
    assertThat(found(second.states(), file)).containsExactlyInAnyOrder(text(OLD), text(NEW));
    assertThat(found(second.statesNow(), file)).containsExactly(text(NEW));

    CrashingDisk third = new CrashingDisk(directory, Fault.NONE);
    third.files().delete(file);
    assertThat(found(third.states(), file)).containsExactlyInAnyOrder(text(OLD), "nothing");
    assertThat(found(third.statesNow(), file)).containsExactly("nothing");
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void wouldBeSeenToTearOrLoseContentIfACallBrokeItsPromise(Fault fault) throws IOException {
    Path file = directory.resolve("file");
    files.write(file, OLD);
    CrashingDisk disk = new CrashingDisk(directory, fault);
    disk.files().write(file, NEW);
    boolean torn = !Set.of(text(OLD), text(NEW)).containsAll(found(disk.states(), file));
    boolean lost = !Set.of(text(NEW)).containsAll(found(disk.statesNow(), file));
    assertThat(torn || lost).isTrue();
  }

  private static Set<String> found(List<Map<Path, byte[]>> states, Path file) {
    Set<String> found = new HashSet<>();
    for (Map<Path, byte[]> state : states) {
      found.add(state.containsKey(file) ? text(state.get(file)) : "nothing");
    }
    return found;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] content(int writer) {
    byte[] content = new byte[5000 + writer];
    Arrays.fill(content, (byte) ('0' + writer));
    return content;
  }

  private static String text(int writer) {
    return text(content(writer));
  }

  private Path temporary(String name, Duration age) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "half");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    return file;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }
}
