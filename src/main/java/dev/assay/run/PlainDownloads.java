package dev.assay.run;

import dev.assay.data.source.DownloadListener;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;

/** Writes a line when a download starts, at each quarter of it, and when it ends. */
final class PlainDownloads implements DownloadListener {
  private final PrintStream out;
  private String file = "";
  private long total;
  private long quarters;

  PlainDownloads(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(URI source, long totalBytes) {
    file = source.getPath().substring(source.getPath().lastIndexOf('/') + 1);
    total = totalBytes;
    quarters = 0;
    out.printf(
        Locale.ENGLISH,
        "assay: downloading %s from %s%s%n",
        file,
        source.getHost(),
        total > 0 ? String.format(Locale.ENGLISH, ", %d KiB", total / 1024) : "");
  }

  @Override
  public void progressed(long bytes) {
    if (total > 0 && 4 * bytes / total > quarters) {
      quarters = 4 * bytes / total;
      out.printf(Locale.ENGLISH, "assay: %s: %d%%%n", file, 25 * quarters);
    }
  }

  @Override
  public void ended() {
    out.printf(Locale.ENGLISH, "assay: %s: transfer over%n", file);
  }
}
