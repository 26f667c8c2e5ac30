package dev.assay.report;

import dev.assay.claim.settings.ArmSettings;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A section's settings as a table: one row an arm, one column a quantity. */
record ArithmeticView(SettingsTable table) {

  /**
   * One column.
   *
   * @param name the quantity
   * @param mark how it varies; empty where it does not
   */
  record Column(String name, Optional<String> mark) {}

  record Row(String arm, List<String> values) {}

  List<Column> columns() {
    return quantities().map(quantity -> new Column(quantity.label(), mark(quantity))).toList();
  }

  List<Row> rows() {
    return table.arms().stream()
        .map(arm -> new Row(arm.arm(), quantities().map(q -> text(arm, q)).toList()))
        .toList();
  }

  /** Says what the table shows. */
  List<String> findings() {
    return Stream.concat(table.contradictions().stream(), table.confounders().stream())
        .map(Finding::text)
        .toList();
  }

  /** Says how many arms there are and what they are meant to differ in. */
  String caption() {
    return table.arms().size() == 1
        ? "one arm"
        : String.format(
            Locale.ENGLISH, "%d arms, meant to differ in %s", table.arms().size(), table.factor());
  }

  private Optional<String> mark(Quantity quantity) {
    if (table.differing().contains(quantity)) {
      return Optional.of("≠ differs too");
    }
    return table.moves().contains(quantity) ? Optional.of("varied") : Optional.empty();
  }

  private Stream<Quantity> quantities() {
    boolean permuted = table.arms().stream().anyMatch(arm -> arm.shuffledShare() > 0);
    return Arrays.stream(Quantity.values()).filter(q -> permuted || q != Quantity.LABELS);
  }

  private static String text(ArmSettings arm, Quantity quantity) {
    return quantity == Quantity.PARAMETERS ? arm.parameterText() : arm.text(quantity);
  }
}
