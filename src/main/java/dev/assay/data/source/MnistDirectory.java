package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds MNIST's files in a directory by what they hold, whatever they are called.
 *
 * <p>Compressed or plain, in the directory itself or up to three below it, such as torchvision's
 * {@code MNIST/raw}. Files with a familiar name are looked at first, so that where all is as usual
 * nothing else is read.
 */
final class MnistDirectory {
  private static final int DEPTH = 3;

  /** A directory with more than this was not named for MNIST. */
  private static final int MOST_FILES = 5_000;

  private static final int MOST_LISTED = 12;

  private final Path directory;
  private final Set<String> digests;
  private final List<Path> files;

  /** What is wrong with a file that was read in vain, or what it is. */
  private final Map<Path, String> seen = new LinkedHashMap<>();

  /** Those that are MNIST's, by their SHA-256. */
  private final Map<String, IdxFile> known = new HashMap<>();

  private final List<String> notices = new ArrayList<>();

  /**
   * Lists the files of a directory.
   *
   * @throws DataException if it is none, cannot be read or holds too much
   */
  MnistDirectory(Path directory, MnistFiles wanted) {
    this.directory = directory;
    this.digests = wanted.digests();
    if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
      throw new DataException(
          directory + ": not a directory that can be read. " + remedy("Give one that holds MNIST"));
    }
    try (Stream<Path> all = Files.walk(directory, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files = all.filter(path -> !path.equals(directory)).limit(MOST_FILES + 1).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(
          directory + ": cannot be listed (" + e + "). " + remedy("Make it readable"), e);
    }
    if (files.size() > MOST_FILES) {
      throw new DataException(
          directory
              + ": holds more than "
              + MOST_FILES
              + " files. "
              + remedy("Give the directory that holds MNIST's four files"));
    }
  }

  /** Returns what a reader must know of files that were passed over. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /**
   * Returns one of MNIST's files.
   *
   * @throws DataException if no file has its content, with what was seen and what was expected
   */
  IdxFile read(MnistFile wanted) {
    List<String> passedOver = new ArrayList<>();
    for (Path path : inOrder(wanted)) {
      if (!known.containsKey(wanted.sha256()) && !seen.containsKey(path)) {
        look(path, wanted);
      }
      IdxFile found = known.get(wanted.sha256());
      if (found != null) {
        if (!passedOver.isEmpty()) {
          notices.add("Passed over, since another file is right: " + String.join("; ", passedOver));
        }
        return found;
      }
      if (familiar(path, wanted)) {
        // Its name says that it should have been the one.
        passedOver.add(path + ": " + seen.get(path));
      }
    }
    throw new DataException(missing(wanted));
  }

  private List<Path> inOrder(MnistFile wanted) {
    return files.stream()
        .sorted(
            Comparator.comparing((Path path) -> !familiar(path, wanted))
                .thenComparing(Path::getNameCount)
                .thenComparing(path -> !path.toString().endsWith(".gz"))
                .thenComparing(Path::toString))
        .toList();
  }

  /** Takes {@code train-images.idx3-ubyte.gz} for {@code train-images-idx3-ubyte}. */
  private static boolean familiar(Path path, MnistFile wanted) {
    return plainName(path.getFileName().toString()).equals(plainName(wanted.name()));
  }

  private static String plainName(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "").replaceAll("[^a-z0-9]", "");
  }

  private void look(Path path, MnistFile wanted) {
    int dimensions = familiar(path, wanted) ? wanted.dimensions() : IdxFile.dimensionsOf(path);
    if (dimensions == 0) {
      seen.put(path, "no IDX file of unsigned bytes");
      return;
    }
    try {
      IdxFile file = IdxFile.read(path, dimensions);
      String digest = file.sha256();
      if (digests.contains(digest)) {
        known.putIfAbsent(digest, file);
      }
      seen.put(path, "the decompressed bytes have SHA-256 " + digest);
    } catch (DataException e) {
      seen.put(path, String.valueOf(e.getMessage()).replace(path + ": ", ""));
    }
  }

  private String missing(MnistFile wanted) {
    String listed =
        seen.isEmpty()
            ? "no file at all"
            : seen.entrySet().stream()
                .limit(MOST_LISTED)
                .map(entry -> directory.relativize(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    return directory
        + ": holds no "
        + wanted.name()
        + ", compressed or not, under whatever name: expected "
        + wanted.sha256()
        + " as the SHA-256 of the decompressed bytes. Seen: "
        + listed
        + (seen.size() > MOST_LISTED ? " and " + (seen.size() - MOST_LISTED) + " more" : "")
        + ". "
        + remedy("Put MNIST's four files there");
  }

  private static String remedy(String first) {
    return first
        + ", or leave out -Dassay.mnist.dir and MNIST_DIR to have the cache or a mirror used.";
  }
}
