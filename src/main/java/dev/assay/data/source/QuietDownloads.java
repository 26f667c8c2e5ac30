package dev.assay.data.source;

import java.net.URI;

/** Says nothing of downloads. */
final class QuietDownloads implements DownloadListener {
  @Override
  public void started(URI source, long totalBytes) {}

  @Override
  public void progressed(long bytes) {}

  @Override
  public void ended() {}
}
