package dev.assay.data.source;

import java.net.URI;

/** Follows downloads, one file after the other. */
public interface DownloadListener {

  /** Hears that a transfer starts, of {@code totalBytes} or, where the mirror is silent, -1. */
  void started(URI source, long totalBytes);

  /** Hears how many bytes of the file are there. */
  void progressed(long bytes);

  /** Hears that the transfer is over, whole or broken. */
  void ended();

  /** Hears nothing. */
  static DownloadListener quiet() {
    return new QuietDownloads();
  }
}
