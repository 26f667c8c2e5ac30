package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.report.Csv;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigureRendererTest {
  private final FigureRenderer renderer = new FigureRenderer();

  static Stream<Figure> figures() {
    return Figures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void rendersTheSameBytesForTheSameFigure(Figure figure) {
    FigureRenderer other = new FigureRenderer();
    assertThat(renderer.svg(figure).equals(other.svg(figure))).isTrue();
    assertThat(renderer.png(figure)).isEqualTo(other.png(figure));
    assertThat(renderer.thumbnail(figure)).isEqualTo(other.thumbnail(figure));
    assertThat(renderer.csv(figure)).isEqualTo(other.csv(figure));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void writesWellFormedVectorsThatReachForNothing(Figure figure) throws Exception {
    String svg = renderer.svg(figure);
    Document document = parse(svg);
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(figure.caption());
    for (String unwanted : List.of("http:", "https:", "DOCTYPE", "NaN", "Infinity")) {
      assertThat(svg.replace("http://www.w3.org/2000/svg", "").contains(unwanted))
          .as(unwanted)
          .isFalse();
    }
  }

  @Test
  void escapesTitlesAndCaptions() throws Exception {
    Figure hostile =
        Figure.of(
            "X1",
            "<script>alert('title')</script>",
            Figures.fit().panels(),
            "a < b & \"c\" </desc><script>1</script>");
    String svg = renderer.svg(hostile);
    assertThat(svg.contains("<script>")).isFalse();
    assertThat(parse(svg).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<script>alert('title')</script>");
  }

  @Test
  void doublesTheResolution() throws IOException {
    BufferedImage full = image(renderer.png(Figures.loss()));
    assertThat(full.getWidth()).isEqualTo(2 * 788);
    BufferedImage small = image(renderer.thumbnail(Figures.loss()));
    assertThat(small.getWidth()).isEqualTo(640);
    assertThat(small.getHeight()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("scales")
  void fillsABandBetweenItsBounds(Axis axis) throws IOException {
    // A band from 1 to 100 around 10: at half height the curve, below and above it the band.
    double[] x = {0, 1};
    Series series =
        Series.line("loss", x, new double[] {10, 10})
            .withBand(new double[] {1, 1}, new double[] {100, 100})
            .withStyle(Style.of(Palette.BLUE));
    Figure figure =
        Figure.of(
            "band",
            "Band",
            List.of(Panel.of("", Axis.linear("x"), axis.between(0.5, 200), List.of(series))),
            "A band.");
    BufferedImage image = image(renderer.png(figure));
    int column = image.getWidth() / 2 + 7;
    long translucent =
        IntStream.range(180, image.getHeight() - 120)
            .mapToObj(row -> new Color(image.getRGB(column, row)))
            .filter(c -> c.getBlue() > c.getRed() + 30 && c.getRed() > 100)
            .count();
    double share = axis.logarithmic() ? Math.log(100) / Math.log(400) : 99 / 199.5;
    double height = 2 * 335;
    assertThat(translucent / height).isBetween(share - 0.12, share + 0.12);
  }

  static Stream<Axis> scales() {
    return Stream.of(Axis.linear("loss"), Axis.log("loss"), Axis.log2("loss"));
  }

  @Test
  void saysWhichValuesHaveNoPlace() {
    assertThat(Notes.of(Figures.awkward()))
        .containsExactly(
            "Log, odd: 2 values not finite: a gap.",
            "Log, odd: 2 values not above zero: at the lower edge of the log axis.",
            "Log, odd: 2 values not above zero on the log axis: left out.",
            "Nothing, diverged: 3 values not finite: a gap.");
  }

  @Test
  void saysWhichValuesLieOutsideTheAxes() {
    Figure figure =
        Figure.of(
            "X1",
            "Cut",
            List.of(
                Panel.of(
                    "",
                    Axis.linear("x"),
                    Axis.linear("y").between(0, 1),
                    List.of(
                        Series.line("cut", new double[] {1, 2, 3}, new double[] {-1, 0.5, 2})))),
            "Cut.");
    assertThat(Notes.of(figure)).containsExactly("cut: 2 values outside the axes.");
  }

  @Test
  void writesAllFourFilesAndNothingElse(@TempDir Path directory) throws IOException {
    FigureFiles files = renderer.write(Figures.loss(), directory.resolve("figures"));
    try (Stream<Path> written = Files.list(directory.resolve("figures"))) {
      assertThat(written)
          .containsExactlyInAnyOrder(files.svg(), files.png(), files.csv(), files.thumbnail());
    }
    assertThat(files.csv())
        .content()
        .startsWith("\uFEFFpanel,series,x,y,low,high,bin_from,bin_to\r\n");
  }

  @Test
  void namesThePathAndTheRemedyWhereItCannotWrite(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "a file, not a directory");
    assertThatThrownBy(() -> renderer.write(Figures.fit(), file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.resolve("F5.svg").toString())
        .hasMessageContaining("writable directory with space left");
    assertThat(file).hasContent("a file, not a directory");
  }

  @Test
  void quotesWhatCsvReserves() {
    Panel panel =
        Panel.of(
                "a, \"b\"",
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(Series.bars("bars\nof two lines", new double[] {0, 2}, new double[] {0.1})))
            .with(Reference.betweenX(Reference.Origin.KNOWN, 0.5, 1, "window"));
    String csv = renderer.csv(Figure.of("X1", "Bars", List.of(panel), "Bars."));
    assertThat(Csv.rows(csv))
        .containsExactly(
            List.of("panel", "series", "x", "y", "low", "high", "bin_from", "bin_to"),
            List.of("a, \"b\"", "bars\nof two lines", "1", "0.1", "", "", "0", "2"),
            List.of("a, \"b\"", "window", "0.5", "", "", "", "", ""),
            List.of("a, \"b\"", "window", "1", "", "", "", "", ""));
  }

  @Test
  void runsPanelsOverTheSameValuesWhereAsked() {
    double[] x = {0, 1};
    Series five = Series.line("five", x, new double[] {5, 5}).withStyle(Style.of(Palette.BLUE));
    Series other = Series.line("other", x, new double[] {0, 40});
    Axis across = Axis.linear("x");
    Axis up = Axis.linear("y");
    Figure figure =
        Figure.of(
            "X1",
            "Shared",
            List.of(
                Panel.of("a", across, up, List.of(five)),
                Panel.of("b", across, up, List.of(five, other))),
            "One line at one height.");
    List<double[]> apart = bluePaths(figure);
    assertThat(apart.get(0)[1]).isNotCloseTo(apart.get(1)[1], within(20.0));
    List<double[]> shared = bluePaths(figure.sharing(Figure.Shared.Y));
    assertThat(shared.get(0)[1]).isCloseTo(shared.get(1)[1], within(0.2));
  }

  @Test
  void givesStepsTheSameLengthWhereAsked() {
    Series corner =
        Series.line("corner", new double[] {0, 1, 1}, new double[] {0, 0, 1})
            .withStyle(Style.of(Palette.BLUE));
    Panel panel =
        Panel.of("", Axis.linear("PC1"), Axis.linear("PC2"), List.of(corner)).withSquareUnits();
    double[] p = bluePaths(Figure.of("X1", "Corner", List.of(panel), "A corner.")).get(0);
    assertThat(p[2] - p[0]).isCloseTo(p[3] - p[5], within(2.0)).isGreaterThan(200);
  }

  /** Reads the corners of the blue curves, in the order in which they are drawn. */
  private List<double[]> bluePaths(Figure figure) {
    return Pattern.compile("<path d=\"m([-\\d. ]*)\" style=\"fill:none;stroke:rgb\\(0,114,178\\)")
        .matcher(renderer.svg(figure))
        .results()
        .map(m -> corners(m.group(1)))
        .toList();
  }

  /** Adds up steps, each of which is written without needless zeros and spaces. */
  private static double[] corners(String steps) {
    double[] corners =
        Pattern.compile("-?(\\d+(\\.\\d)?|\\.\\d)")
            .matcher(steps)
            .results()
            .mapToDouble(m -> Double.parseDouble(m.group()))
            .toArray();
    for (int i = 2; i < corners.length; i++) {
      corners[i] += corners[i - 2];
    }
    return corners;
  }

  private static BufferedImage image(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }
}
