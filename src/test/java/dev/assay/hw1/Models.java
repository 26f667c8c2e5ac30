package dev.assay.hw1;

import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Style;
import java.util.List;

/** The report's models, and the colour that each has in every figure. */
public final class Models {
  public static final ConvNet SHALLOW = ConvNet.ofWidths(96, 128);
  public static final ConvNet DEEP =
      new ConvNet(List.of(List.of(40, 16), List.of(64, 56), List.of(64, 56)), false);

  /** The small CNN of HW1-3 §1 and §4: three blocks. */
  public static final ConvNet THREE_BLOCKS = ConvNet.ofWidths(32, 64, 128);

  /** The shallow CNN of HW1-3 §3. */
  public static final ConvNet TWO_BLOCKS = ConvNet.ofWidths(32, 64);

  public static final Style SHALLOW_STYLE = Style.of(Palette.VERMILLION);
  public static final Style DEEP_STYLE = Style.of(Palette.BLUE);
  public static final Style TRUTH_STYLE = Style.of(Palette.BLACK);
  public static final Style MODEL0_STYLE = Style.of(Palette.BLUE);
  public static final Style MODEL1_STYLE = Style.of(Palette.ORANGE);
  public static final Style MODEL2_STYLE = Style.of(Palette.GREEN);

  private Models() {}

  /** Returns the seven-layer network that has the 571 parameters the report states. */
  public static Mlp model0(Activation activation, Mlp.Start start) {
    return mlp(activation, start, 5, 10, 10, 10, 10, 10, 5);
  }

  /** Returns the network of the widths the report lists, which has 351 parameters. */
  public static Mlp model0AsListed(Activation activation, Mlp.Start start) {
    return mlp(activation, start, 5, 10, 10, 10, 5);
  }

  public static Mlp model1(Activation activation, Mlp.Start start) {
    return mlp(activation, start, 10, 18, 15, 10, 4);
  }

  public static Mlp model2(Activation activation, Mlp.Start start) {
    return mlp(activation, start, 190);
  }

  private static Mlp mlp(Activation activation, Mlp.Start start, Integer... hidden) {
    return new Mlp(1, List.of(hidden), 1, activation, start);
  }
}
