package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.Theme;
import dev.assay.report.figure.canvas.Written;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Holds defects that figures of real runs once had. */
class FigureLayoutTest {
  private static final double[] X = {1, 2, 3};

  @Test
  void panelsStandInLineWhateverTheirTickLabels() throws Exception {
    assertThat(bottom(Axis.log("loss"), 0.13, 0.55))
        .as("labels between powers of ten")
        .isEqualTo(bottom(Axis.linear("accuracy"), 0.13, 0.55))
        .isEqualTo(bottom(Axis.linear("steps"), 1e6, 2e6));
  }

  private static double bottom(Axis up, double from, double to) throws Exception {
    Panel panel =
        Panel.of(
            "",
            Axis.linear("epoch"),
            up,
            List.of(Series.line("a", X, new double[] {from, to, to})));
    PanelChart chart =
        new PanelChart(
            panel,
            AxisMapping.fit(panel.x(), DoubleStream.of(X)),
            AxisMapping.fit(panel.y(), DoubleStream.of(from, to)),
            490,
            370,
            Theme.FULL);
    chart.paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    return chart.plotArea().getMaxY();
  }

  @Test
  void aPointOnTheFrameIsSeenWhole() throws Exception {
    int inside = blue(points(Axis.linear("ratio").between(0, 2)));
    int onTheFrame = blue(points(Axis.linear("ratio").between(0, 1)));
    assertThat(onTheFrame).isCloseTo(inside, within(inside / 5));
  }

  private static Figure points(Axis up) {
    Series series =
        Series.scatter("run", X, new double[] {1, 1, 1}).withStyle(Style.of(Palette.BLUE));
    return Figure.of("f", "t", List.of(Panel.of("", Axis.linear("x"), up, List.of(series))), "c.");
  }

  private static int blue(Figure figure) throws Exception {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(new FigureRenderer().thumbnail(figure)));
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        Color color = new Color(image.getRGB(x, y));
        count += color.getBlue() - color.getRed() > 60 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aThumbnailNamesNoPoints() {
    FigureRenderer renderer = new FigureRenderer();
    assertThat(renderer.thumbnail(labelled("96.8"))).isEqualTo(renderer.thumbnail(labelled("")));
    assertThat(renderer.png(labelled("96.8"))).isNotEqualTo(renderer.png(labelled("")));
  }

  private static Figure labelled(String text) {
    Panel panel =
        Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(Series.line("run", X, X)))
            .with(List.of(new PointLabel(2, 2, text, PointLabel.Kind.END, Palette.BLUE)));
    return Figure.of("f", "t", List.of(panel), "c.");
  }

  @Test
  void aLabelGivesWayToAnotherOrGoesWhereItIsNotNeeded() {
    Occupancy occupancy = new Occupancy(new Rectangle2D.Double(0, 0, 200, 100));
    Rectangle2D first = new Rectangle2D.Double(10, 10, 80, 10);
    Rectangle2D over = new Rectangle2D.Double(50, 12, 80, 10);
    Rectangle2D free = new Rectangle2D.Double(10, 60, 80, 10);
    assertThat(occupancy.place(List.of(first), false)).contains(first);
    occupancy.takeSegment(0, 65, 200, 65);
    assertThat(occupancy.place(List.of(over, free), true)).contains(free);
    assertThat(occupancy.place(List.of(over), false)).isEmpty();
    assertThat(occupancy.place(List.of(over), true)).contains(over);
  }

  /** The batch sizes of HW1-3 §4, in the order in which their medians are named. */
  @Test
  void aNameIsNearestToItsOwnPoint() {
    double[] x = {0.234, 0.194, 0.188, 0.16, 0.164, 0.143, 0.155};
    double[] y = {83.7, 90.1, 92.5, 92.6, 93.9, 94.7, 95.7};
    double[] aside = {0.13, 0.14, 0.153, 0.157, 0.212, 0.205, 0.204, 0.239, 0.35};
    double[] above = {94.8, 94.9, 94.8, 95.8, 95.8, 94.6, 93.4, 92.1, 77.7};
    List<PointLabel> names = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      names.add(
          new PointLabel(x[i], y[i], String.valueOf(16 << i), PointLabel.Kind.NONE, Palette.BLUE));
    }
    Panel panel =
        Panel.of(
                "",
                Axis.linear("sensitivity"),
                Axis.linear("accuracy"),
                List.of(Series.scatter("a run", aside, above), Series.markedLine("medians", x, y)))
            .with(names);
    PanelChart chart =
        new PanelChart(
            panel,
            AxisMapping.fit(panel.x(), DoubleStream.concat(Arrays.stream(x), Arrays.stream(aside))),
            AxisMapping.fit(panel.y(), DoubleStream.concat(Arrays.stream(y), Arrays.stream(above))),
            390,
            370,
            Theme.FULL);
    Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    chart.paint(canvas);
    List<Written> written = Written.keep(canvas);
    Figure figure = Figure.of("f", "t", List.of(panel), "c.");
    new PanelPainter(panel, chart, Theme.FULL).paint(canvas, new StyleSheet(figure));
    for (PointLabel name : names) {
      Rectangle2D box =
          written.stream()
              .filter(w -> w.text().equals(name.text()))
              .findFirst()
              .orElseThrow()
              .box();
      assertThat(
              names.stream()
                  .min(Comparator.comparingDouble(other -> distance(box, chart, other)))
                  .map(PointLabel::text))
          .contains(name.text());
    }
  }

  private static double distance(Rectangle2D box, PanelChart chart, PointLabel point) {
    double x = chart.pixelX(point.x());
    double y = chart.pixelY(point.y());
    return Math.hypot(
        Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX())),
        Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY())));
  }

  @Test
  void anAxisOfClosePowersIsNoLongerThanItsData() {
    AxisMapping close = AxisMapping.fit(Axis.log("loss"), DoubleStream.of(1.9, 2.8));
    assertThat(close.base()).isZero();
    assertThat(close.label(2.2)).isEqualTo("2.2");
    assertThat(AxisMapping.fit(Axis.log("loss"), DoubleStream.of(1.9, 9)).base()).isEqualTo(10);
    assertThat(AxisMapping.fit(Axis.log("loss"), DoubleStream.of(0, 1.9, 2.8)).base())
        .as("a value of zero stands at the lower edge of a log axis")
        .isEqualTo(10);
  }

  @Test
  void aBatchSizeIsWrittenAsReportsWriteIt() {
    AxisMapping sizes = AxisMapping.fit(Axis.log2("batch size"), DoubleStream.of(16, 1024));
    assertThat(sizes.label(1024)).isEqualTo("1024");
    AxisMapping counts = AxisMapping.fit(Axis.log("parameters"), DoubleStream.of(100, 5000));
    assertThat(counts.label(1000)).isEqualTo("1,000");
  }

  @Test
  void aFooterSpeaksOfOneSeedAsOfOne() {
    assertThat(Footer.of(ofSeeds(List.of(X)))).isEqualTo("n = 1 seed");
    assertThat(Footer.of(ofSeeds(List.of(X, X)))).contains("n = 2 seeds", "median of the seeds");
  }

  private static Figure ofSeeds(List<double[]> curves) {
    Panel panel =
        Panel.of("", Axis.linear("x"), Axis.linear("y"), List.of(Series.overSeeds("a", X, curves)));
    return Figure.of("f", "t", List.of(panel), "c.");
  }

  @Test
  void aReferenceSaysThatItIsTheReports() {
    assertThat(Reference.atY(Reference.Origin.REPORT, 0.94, "training 94%").text())
        .isEqualTo("report: training 94%");
    assertThat(Reference.atY(Reference.Origin.KNOWN, 0.1, "chance").text()).isEqualTo("chance");
  }
}
