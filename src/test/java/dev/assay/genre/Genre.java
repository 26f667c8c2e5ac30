package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;

import dev.assay.experiment.ByScale;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.ReportUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The second report under test: what public solutions of the same exercise say. */
final class Genre {
  static final ReportUnderTest REPORT =
      new ReportUnderTest(
          "genre",
          "Public reports of the genre",
          Optional.empty(),
          Path.of("fixtures/genre"),
          List.of(
              "arock475 P2.2",
              "arock475 P3.2",
              "danishb7 §1.1",
              "danishb7 §1.2",
              "danishb7 §1.3",
              "edlin0249 §2.2",
              "JasonYao81000 §1-1, part 1",
              "JasonYao81000 §1-1, part 2",
              "machineCYC HW1-3",
              "MaJinWakeUp §1-1",
              "monkey1208 §1-1",
              "r06922085 §1-2",
              "victoresque §1-3-3-B"),
          List.of("DB1", "JY2", "MC1", "ED1", "MK1"));

  /**
   * The seeds that grade: 1001… at quick, 2001… at full. Pilots take 901…, and whoever looked at a
   * seed takes none that grades.
   */
  static final ByScale<Long> SEEDS = quick(1001L).full(2001L);

  /**
   * The same of sections whose quick budget was raised after a run from 1001 on, in which their
   * control did not hold and nothing was graded: at quick 3001… grade.
   */
  static final ByScale<Long> SEEDS_ANEW = quick(3001L).full(2001L);

  /** What every claim about CIFAR-10 says. */
  static final String CIFAR =
      "the report is about CIFAR-10: where it cannot be had, colour strokes stand in, digits that"
          + " the project draws; their grade is none of CIFAR-10's";

  /** What every claim of a solution without a report's text says. */
  static final String OUR_WORDS =
      "no report's text was found, only the program that draws its figure: wording and thresholds"
          + " are ours";

  private Genre() {}

  /** Returns a comparison with an arm for each batch size, named by it. */
  static Comparison withBatches(List<Integer> sizes, Comparison common) {
    Comparison more = common;
    for (int size : sizes) {
      more = more.arm(String.valueOf(size), of -> of.batch(size));
    }
    return more;
  }
}
