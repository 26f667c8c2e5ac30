package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.evidence.Observation;
import dev.assay.statistics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes what was decided in texts that are checked in, and compares. */
final class GoldenTexts {
  private static final Path FILES = Path.of("src", "test", "resources", "golden", "decisions");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));
  private static final String REMEDY =
      "Where the change is meant, read what becomes of it: mvn test \"-Dtest=Golden*Test\" -Dassay.golden=write, then git diff. "
          + "Where a grade changes, TestedAssessment.RULE_VERSION rises.";

  private GoldenTexts() {}

  /** Holds a text against the file of that name. */
  static void compare(String name, String now) throws IOException {
    Path file = FILES.resolve(name + ".txt");
    if (WRITE) {
      Files.writeString(file, now);
    }
    assumeTrue(!WRITE, "the files are written anew");
    assertThat(now).as(REMEDY).isEqualTo(Files.readString(file));
  }

  static List<String> said(Decision decision) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s%s p %s, adjusted %s",
            decision.grade(),
            decision.partial().map(kind -> " (" + kind.text() + ")").orElse(""),
            number(decision.pRaw()),
            number(decision.pAdjusted())));
    decision.why().lines().forEach(line -> lines.add("  " + line));
    decision.power().ifPresent(advice -> lines.add("  needs " + needed(advice)));
    decision.power().ifPresent(advice -> lines.add("  " + advice.text().replaceAll("\\. .*", "")));
    decision.deciding().ifPresent(seen -> lines.add("  deciding: " + seen.subject()));
    decision.shownBy().ifPresent(shown -> lines.add("  " + shown.text()));
    return lines;
  }

  static String needed(PowerAdvice advice) {
    return String.format(
        Locale.ROOT,
        "%s seeds, has %d, %s",
        advice.seedsNeeded().isPresent() ? advice.seedsNeeded().getAsInt() : "no number of",
        advice.seedsNow(),
        advice.seedsCanDecide() ? "and they can decide" : "and something else lacks");
  }

  static String said(Observation seen) {
    return String.format(
        Locale.ROOT,
        "%s: %s; %s, n = %d; %s%s",
        seen.text(),
        number(seen.mean()),
        seen.interval().map(GoldenTexts::said).orElse("no interval"),
        seen.n(),
        seen.compared(),
        seen.seeds()
            .map(
                values ->
                    String.format(
                        Locale.ROOT,
                        "; %d values, sum %s, in %s to %s, no effect %s",
                        values.values().size(),
                        number(values.values().values().stream().mapToDouble(v -> v).sum()),
                        number(values.claimedFrom()),
                        number(values.claimedTo()),
                        number(values.noEffect())))
            .orElse(""));
  }

  private static String said(Interval interval) {
    return String.format(
        Locale.ROOT,
        "[%s, %s] at %.2f",
        number(interval.low()),
        number(interval.high()),
        interval.level());
  }

  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "none";
  }

  /** Writes what every machine agrees on: logarithms may differ in their last bit. */
  static String number(double value) {
    return Double.isFinite(value) && Math.abs(value) > 1e-9
        ? String.format(Locale.ROOT, "%.8g", value).replaceAll("(\\.\\d*?)0+$", "$1")
        : value == 0 || !Double.isFinite(value) ? String.valueOf(value) : "about 0";
  }
}
