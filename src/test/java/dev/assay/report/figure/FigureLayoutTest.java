package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.Theme;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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

  @Test
  void aReferenceSaysThatItIsTheReports() {
    assertThat(Reference.atY(Reference.Origin.REPORT, 0.94, "training 94%").text())
        .isEqualTo("report: training 94%");
    assertThat(Reference.atY(Reference.Origin.KNOWN, 0.1, "chance").text()).isEqualTo("chance");
  }
}
