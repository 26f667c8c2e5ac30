package dev.assay.report.file;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The address of one file in a page of another directory. */
public final class Address {
  private Address() {}

  /**
   * Returns a file's address as a page in the given directory has it, percent-encoded.
   *
   * @param directory absolute
   * @param file absolute
   * @return a relative address, or an absolute one where no relative one leads from one to the
   *     other
   */
  public static String of(Path directory, Path file) {
    if (!directory.getRoot().equals(file.getRoot())) {
      return file.toUri().toString();
    }
    // As a whole it would be read as a host, or as a scheme where a name has a colon.
    return StreamSupport.stream(directory.relativize(file).spliterator(), false)
        .map(name -> URLEncoder.encode(name.toString(), StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
