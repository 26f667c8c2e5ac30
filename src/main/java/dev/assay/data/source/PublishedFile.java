package dev.assay.data.source;

import java.net.URI;
import java.util.List;

/**
 * A file of a published data set, as it is published.
 *
 * @param name its name
 * @param sha256 the published SHA-256 of its bytes, in hexadecimal
 * @param bytes its size
 * @param mirrors where it is found; none where it is too large to be fetched into memory
 */
record PublishedFile(String name, String sha256, long bytes, List<URI> mirrors) {
  PublishedFile {
    mirrors = List.copyOf(mirrors);
  }

  static PublishedFile of(String name, String sha256, long bytes, String... mirrors) {
    return new PublishedFile(
        name, sha256, bytes, List.of(mirrors).stream().map(URI::create).toList());
  }
}
