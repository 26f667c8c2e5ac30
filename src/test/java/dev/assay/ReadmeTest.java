package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final double A4 = Math.sqrt(2);

  private static List<Path> pictures() throws IOException {
    return Pattern.compile("!\\[[^\\]]+]\\(([^)]+)\\)")
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(picture -> Path.of(picture.group(1)))
        .toList();
  }

  @Test
  void showsThePosterFirst() throws IOException {
    BufferedImage poster = ImageIO.read(pictures().get(0).toFile());
    assertThat(pictures().get(0)).hasFileName("poster.png");
    assertThat((double) poster.getHeight() / poster.getWidth()).isCloseTo(A4, within(0.01));
  }

  /** A picture that is not shown grows old unseen. */
  @Test
  void showsEveryPictureThatIsKeptForItAndNoOther() throws IOException {
    try (var files = Files.list(Path.of("docs"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".png")))
          .containsExactlyInAnyOrderElementsOf(pictures());
    }
  }
}
