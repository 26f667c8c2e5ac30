package dev.assay.hw1;

import dev.assay.claim.Claim;
import dev.assay.claim.NullModel;
import dev.assay.contract.NullRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes which null applies to which claim, and why another does not, into its page. */
final class NullTable {
  private static final Path PAGE = Path.of("docs", "statistics.md");
  private static final String START = "<!-- nulls: written by NullTable.main -->\n";
  private static final String END = "<!-- end of nulls -->";

  private NullTable() {}

  public static void main(String[] args) throws IOException {
    String page = page();
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(START) + START.length())
            + "\n"
            + table()
            + "\n"
            + page.substring(page.indexOf(END)),
        StandardCharsets.UTF_8);
  }

  /** Returns what the page holds between its marks. */
  static String committed() throws IOException {
    String page = page();
    return page.substring(page.indexOf(START) + START.length(), page.indexOf(END)).strip();
  }

  private static String page() throws IOException {
    return Files.readString(PAGE, StandardCharsets.UTF_8);
  }

  /** Returns the table, and under it the reasons by their letters. */
  static String table() {
    List<String> reasons = new ArrayList<>();
    String head =
        Stream.of(NullModel.values())
            .map(NullModel::name)
            .collect(Collectors.joining(" | ", "| claim | ", " |\n|---|"));
    String rows =
        Hw1ContractTest.all()
            .flatMap(experiment -> experiment.claims().stream())
            .sorted(Comparator.comparing(Claim::section).thenComparing(Claim::id))
            .map(claim -> row(claim, reasons))
            .collect(Collectors.joining("\n"));
    String legend =
        Stream.iterate(0, i -> i < reasons.size(), i -> i + 1)
            .map(i -> String.format(Locale.ENGLISH, "- **%s**: %s", letter(i), reasons.get(i)))
            .collect(Collectors.joining("\n"));
    return head + "---|".repeat(NullModel.values().length) + "\n" + rows + "\n\n" + legend + "\n";
  }

  private static String row(Claim claim, List<String> reasons) {
    return Stream.of(NullModel.values())
        .map(model -> cell(NullRules.exemption(claim, model), reasons))
        .collect(Collectors.joining(" | ", "| " + claim.id() + " | ", " |"));
  }

  private static String cell(Optional<String> exemption, List<String> reasons) {
    if (exemption.isEmpty()) {
      return "yes";
    }
    if (!reasons.contains(exemption.get())) {
      reasons.add(exemption.get());
    }
    return letter(reasons.indexOf(exemption.get()));
  }

  private static String letter(int index) {
    return String.valueOf((char) ('a' + index));
  }
}
