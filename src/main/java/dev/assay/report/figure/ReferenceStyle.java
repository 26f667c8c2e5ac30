package dev.assay.report.figure;

import java.awt.Color;

/** Gives reference values their lines, by whose value it is. */
final class ReferenceStyle {
  private ReferenceStyle() {}

  static Color color(Reference reference) {
    return switch (reference.origin()) {
      case CRITERION -> new Color(0x24292f);
      case REPORT -> new Color(0x8250df);
      case KNOWN -> new Color(0x57606a);
    };
  }

  static Dash dash(Reference reference) {
    return switch (reference.origin()) {
      case CRITERION -> Dash.DASHED;
      case REPORT -> Dash.DASH_DOT;
      case KNOWN -> Dash.DOTTED;
    };
  }
}
