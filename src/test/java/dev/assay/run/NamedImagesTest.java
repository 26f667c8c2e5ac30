package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.data.ImageFormat;
import dev.assay.data.ImageIdentity;
import dev.assay.data.source.DataChoice;
import dev.assay.data.source.DataSettings;
import dev.assay.data.source.DataUnavailableException;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageSource;
import dev.assay.data.source.LoadedData;
import dev.assay.data.source.Proxies;
import dev.assay.data.source.PublishedImages;
import dev.assay.data.strokes.ColourStrokes;
import dev.assay.training.DataSets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedImagesTest {
  @TempDir Path directory;

  /** A few drawn images in the place of a whole set. */
  private record Few() implements ImageSource {
    @Override
    public ImageIdentity identity() {
      return new ImageIdentity.Known("colour-strokes", "few");
    }

    @Override
    public Optional<ImageFormat> format() {
      return Optional.of(ImageFormat.OF_CIFAR_10);
    }

    @Override
    public LoadedData load(DataSettings settings, DownloadListener listener) {
      return new LoadedData(ColourStrokes.generate(4, 2), "drawn", Optional.empty());
    }
  }

  /** CIFAR-10, for which those few stand in, or nothing. */
  private record Photographs(boolean replaced) implements ImageSource {
    @Override
    public ImageIdentity identity() {
      return PublishedImages.CIFAR_10.identity();
    }

    @Override
    public Optional<ImageFormat> format() {
      return PublishedImages.CIFAR_10.format();
    }

    @Override
    public LoadedData load(DataSettings settings, DownloadListener listener) {
      return PublishedImages.EMNIST_DIGITS.load(settings, listener);
    }

    @Override
    public Optional<ImageSource> standIn() {
      return replaced ? Optional.of(new Few()) : Optional.empty();
    }
  }

  private DataSettings settings(DataChoice choice) {
    return new DataSettings(
        choice,
        Optional.empty(),
        directory.resolve("cache/mnist"),
        List.of(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Proxies.NONE);
  }

  @Test
  void standsInForWhatCannotBeHadAndSaysSo() {
    List<String> warnings = new ArrayList<>();
    NamedImages images = new NamedImages(warnings::add);
    ImageIdentity found =
        images.of(
            new Photographs(true), settings(DataChoice.UNSPECIFIED), DownloadListener.quiet());
    assertThat(found.name()).isEqualTo("colour-strokes");
    assertThat(warnings).singleElement().asString().startsWith("NOT cifar-10: this run is on");
    assertThat(images.has("few")).isTrue();
    assertThat(images.and(DataSets.of())).isNotNull();
  }

  @Test
  void drawsWithoutAskingForTheRealOnesWhereStrokesAreChosen() {
    List<String> warnings = new ArrayList<>();
    new NamedImages(warnings::add)
        .of(new Photographs(true), settings(DataChoice.STROKES), DownloadListener.quiet());
    assertThat(warnings).isEmpty();
  }

  @Test
  void refusesWhereNothingStandsIn() {
    NamedImages images = new NamedImages(warning -> {});
    assertThatExceptionOfType(DataUnavailableException.class)
        .isThrownBy(
            () ->
                images.of(
                    new Photographs(false),
                    settings(DataChoice.STROKES),
                    DownloadListener.quiet()));
  }
}
