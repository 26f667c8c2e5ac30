package dev.assay.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that writes nothing down and lists instead what each file call may leave after a crash.
 *
 * <p>As POSIX allows it: of the names changed since their directory was forced, any subset has
 * reached the disk, in their order; a file's content that was not forced is there, in part, as
 * zeros, as other bytes, or not at all.
 */
public final class CrashingDisk implements Disk {
  /** A fault that can be planted: a call that does not do what it promises. */
  public enum Fault {
    /** Every call keeps its promise. */
    NONE,
    /** The content is not forced. */
    CONTENT_NOT_FORCED,
    /** The directory is not forced. */
    DIRECTORY_NOT_FORCED,
    /** The content is written straight into the place of the old one. */
    WRITTEN_IN_PLACE
  }

  private static final class Content {
    private final byte[] bytes;
    private boolean forced;

    Content(byte[] bytes, boolean forced) {
      this.bytes = bytes.clone();
      this.forced = forced;
    }

    /** Lists what may be found under a name of this content after a crash. */
    List<byte[]> possible() {
      if (forced) {
        return List.of(bytes);
      }
      byte[] torn = bytes.clone();
      Arrays.fill(torn, bytes.length / 2, bytes.length, (byte) 0);
      byte[] other = bytes.clone();
      other[bytes.length / 3] ^= 0x55;
      return List.of(
          bytes,
          new byte[0],
          Arrays.copyOf(bytes, 1),
          Arrays.copyOf(bytes, bytes.length / 2),
          Arrays.copyOf(bytes, bytes.length - 1),
          new byte[bytes.length],
          torn,
          other);
    }
  }

  /**
   * A change of names: what stands at {@code at} from then on, and what no longer at {@code from}.
   */
  private record Change(Path directory, Path at, @Nullable Content content, @Nullable Path from) {}

  private final Fault fault;
  private final Path root;
  private final Map<Path, Content> durable = new HashMap<>();
  private final Set<Path> directories = new HashSet<>();
  private final Map<Path, Content> current = new HashMap<>();
  private final List<Change> pending = new ArrayList<>();
  private final List<Map<Path, byte[]>> states = new ArrayList<>();

  /** Takes what lies below {@code root} for durable. */
  public CrashingDisk(Path root, Fault fault) throws IOException {
    this.root = root;
    this.fault = fault;
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        if (Files.isDirectory(path)) {
          directories.add(path);
        } else {
          durable.put(path, new Content(Files.readAllBytes(path), true));
        }
      }
    }
    current.putAll(durable);
  }

  /** Returns a writer for this disk. */
  public DurableFiles files() {
    return new DurableFiles(this);
  }

  /** Lists what may be found after a crash at any moment so far. */
  public List<Map<Path, byte[]>> states() {
    return List.copyOf(states);
  }

  /** Lists what may be found after a crash now, when all calls have returned. */
  public List<Map<Path, byte[]>> statesNow() {
    List<Map<Path, byte[]>> now = new ArrayList<>();
    for (int chosen = 0; chosen < 1 << pending.size(); chosen++) {
      Map<Path, Content> names = new HashMap<>(durable);
      for (int i = 0; i < pending.size(); i++) {
        if ((chosen >> i & 1) == 1) {
          apply(pending.get(i), names);
        }
      }
      now.addAll(contents(names));
    }
    return now;
  }

  /** Makes a state the truth below the root. */
  public static void restore(Path root, Map<Path, byte[]> state) {
    try {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          if (!path.equals(root)) {
            Files.delete(path);
          }
        }
      }
      for (Map.Entry<Path, byte[]> file : state.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isDirectory(Path path) {
    return directories.contains(path) || root.startsWith(path);
  }

  @Override
  public void createDirectory(Path directory) {
    // A name below a directory that is lost is lost with it: less than the subsets of names.
    directories.add(directory);
    crash();
  }

  @Override
  public void create(Path file, byte[] content) throws IOException {
    if (current.containsKey(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Content written = new Content(content, false);
    change(new Change(directoryOf(file), file, written, null));
    written.forced = fault != Fault.CONTENT_NOT_FORCED;
    crash();
  }

  @Override
  public void replace(Path from, Path to) {
    Content content = current.get(from);
    if (fault == Fault.WRITTEN_IN_PLACE) {
      Content inPlace = new Content(content.bytes, false);
      change(new Change(directoryOf(to), to, inPlace, null));
      inPlace.forced = true;
    }
    change(new Change(directoryOf(to), to, content, from));
  }

  @Override
  public void forceDirectory(Path directory) {
    crash();
    if (fault == Fault.DIRECTORY_NOT_FORCED) {
      return;
    }
    for (Change change : List.copyOf(pending)) {
      if (change.directory().equals(directory)) {
        apply(change, durable);
        pending.remove(change);
      }
    }
    crash();
  }

  @Override
  public void delete(Path file) {
    if (current.containsKey(file)) {
      change(new Change(directoryOf(file), file, null, null));
    }
  }

  private void change(Change change) {
    apply(change, current);
    pending.add(change);
    crash();
  }

  private void crash() {
    states.addAll(statesNow());
  }

  private static void apply(Change change, Map<Path, Content> names) {
    if (change.content() == null) {
      names.remove(change.at());
    } else {
      names.put(change.at(), change.content());
    }
    if (change.from() != null) {
      names.remove(change.from());
    }
  }

  private static List<Map<Path, byte[]>> contents(Map<Path, Content> names) {
    List<Map<Path, byte[]>> all = List.of(Map.of());
    for (Map.Entry<Path, Content> name : names.entrySet()) {
      List<Map<Path, byte[]>> longer = new ArrayList<>();
      for (Map<Path, byte[]> state : all) {
        for (byte[] bytes : name.getValue().possible()) {
          Map<Path, byte[]> with = new HashMap<>(state);
          with.put(name.getKey(), bytes);
          longer.add(with);
        }
      }
      all = longer;
    }
    return all;
  }

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
