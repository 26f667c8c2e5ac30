package dev.assay.data;

import java.net.URI;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Draws a progress bar for each download. */
final class DownloadBar implements DownloadListener {
  private static final long KIBIBYTE = 1 << 10;

  private @Nullable ProgressBar bar;

  @Override
  public void started(URI source, long totalBytes) {
    ended();
    String path = source.getPath();
    bar =
        new ProgressBarBuilder()
            .setTaskName(path.substring(path.lastIndexOf('/') + 1))
            .setInitialMax(totalBytes)
            .setUnit(" KiB", KIBIBYTE)
            .showSpeed()
            .build();
  }

  @Override
  public void progressed(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void ended() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
