package dev.assay.run;

import dev.assay.data.ImageData;
import dev.assay.data.ImageIdentity;
import dev.assay.data.source.DataChoice;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageDataLoader;
import dev.assay.data.source.ImageSource;
import dev.assay.data.source.LoadedData;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The images of one run, loaded once, when they are first asked for. */
final class RunData {
  private final RunSettings settings;
  private final PrintStream terminal;
  private final Consumer<String> warnings;
  private final NamedImages named;
  private volatile Optional<LoadedData> data = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();

  RunData(RunSettings settings, PrintStream terminal, Consumer<String> warnings) {
    this.settings = settings;
    this.terminal = terminal;
    this.warnings = warnings;
    named = new NamedImages(warnings);
  }

  /** Returns the images, if they were loaded; waits for nothing. */
  Optional<LoadedData> loaded() {
    return data;
  }

  /** Returns their name without loading them, or waiting for who does. */
  String name() {
    return data.map(loaded -> loaded.data().name())
        .orElse(
            settings.data().choice() == DataChoice.STROKES ? ImageData.STROKES : ImageData.MNIST);
  }

  /** Returns the images. */
  synchronized ImageData images() {
    if (failure.isPresent()) {
      // Every section asks again: waiting for a network that is not there once is enough.
      throw failure.get();
    }
    if (data.isEmpty()) {
      data = Optional.of(load());
      data.flatMap(LoadedData::notice).ifPresent(warnings);
    }
    return data.get().data();
  }

  /** Loads images that an experiment names when it is planned, so that it fails at the start. */
  synchronized ImageIdentity named(ImageSource source) {
    return named.of(source, settings.data(), downloads());
  }

  /** Returns the images that trials need, and those that experiments named. */
  synchronized DataSets sets(List<Trial> trials) {
    boolean needed =
        trials.stream()
            .flatMap(trial -> trial.data().ofImages().stream())
            .anyMatch(images -> !named.has(images.digest()));
    return named.and(needed ? DataSets.of(images()) : DataSets.of());
  }

  private LoadedData load() {
    try {
      return ImageDataLoader.load(settings.data(), downloads());
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /** A forked test JVM has no console for a bar. */
  private DownloadListener downloads() {
    return settings.progress() == ProgressMode.OFF
        ? DownloadListener.quiet()
        : new PlainDownloads(terminal);
  }
}
