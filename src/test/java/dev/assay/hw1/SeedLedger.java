package dev.assay.hw1;

import dev.assay.experiment.Scale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which seeds of which section were used for what. A seed that was looked at for one thing says
 * nothing new about another: whoever needs seeds takes free ones and enters them here first.
 */
final class SeedLedger {
  /** What seeds are for. */
  enum Use {
    /** Looked at while a budget was set. */
    BUDGET,
    /** Chooses what the report leaves open; never graded. */
    PILOT,
    /** Grades the claims at a scale. */
    GRADING,
    /** Tries the criteria themselves: nulls, mutants, power. */
    AUDIT
  }

  /**
   * One use.
   *
   * @param section the section
   * @param use what for
   * @param scale at which scale; empty where the use has none
   * @param from first seed
   * @param to last seed
   * @param inherited whether it was fixed before this ledger: such uses stand as they were, and
   *     share seeds with others
   */
  record Entry(
      String section, Use use, Optional<Scale> scale, long from, long to, boolean inherited) {
    Entry {
      if (from > to || from < 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Seeds %d to %d of %s: give the smaller first, from 1 on.",
                from,
                to,
                section));
      }
    }

    /** Tells whether both are of one section and have a seed in common. */
    boolean meets(Entry other) {
      return section.equals(other.section) && from <= other.to && other.from <= to;
    }
  }

  static final List<Entry> ALL =
      List.of(
          inherited("HW1-1 §1", Use.GRADING, Scale.QUICK, 1, 8),
          inherited("HW1-1 §1", Use.GRADING, Scale.FULL, 1, 20),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1008),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.QUICK), 4001, 4008),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5005),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6005),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.FULL), 2001, 2060),
          use("HW1-1 §1", Use.GRADING, Optional.of(Scale.FULL), 3001, 3060),
          inherited("HW1-1 §2", Use.GRADING, Scale.QUICK, 1, 5),
          inherited("HW1-1 §2", Use.GRADING, Scale.FULL, 1, 5),
          use("HW1-1 §2", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1005),
          use("HW1-1 §2", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5003),
          // As many images as HW1-2's deep CNN has at quick; fixed before any of these was trained.
          // They ran on strokes first, by an oversight; nothing was changed after it.
          use("HW1-1 §2", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6003),
          // On 1,024 images in place of 2,000, by which the shallow CNN was not shown to learn.
          use("HW1-1 §2", Use.BUDGET, Optional.of(Scale.QUICK), 96001, 96003),
          use("HW1-1 §2", Use.GRADING, Optional.of(Scale.FULL), 2001, 2008),
          inherited("HW1-2 §1", Use.GRADING, Scale.QUICK, 1, 8),
          inherited("HW1-2 §1", Use.GRADING, Scale.FULL, 1, 8),
          inherited("HW1-2 §2", Use.GRADING, Scale.QUICK, 1, 8),
          inherited("HW1-2 §2", Use.GRADING, Scale.FULL, 1, 8),
          // Both sections look at the same runs.
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1016),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 3001, 3016),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5008),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6006),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 7001, 7004),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 8001, 8004),
          // 500 test images and a fixed batch of 512, by which the network still learns.
          use("HW1-2 §1", Use.BUDGET, Optional.of(Scale.QUICK), 98001, 98004),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 9001, 9004),
          // On 1,024 images in place of 2,000, where the fixed batch was measured too seldom.
          use("HW1-2 §1", Use.BUDGET, Optional.of(Scale.QUICK), 10001, 10004),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.QUICK), 11001, 11004),
          use("HW1-2 §1", Use.GRADING, Optional.of(Scale.FULL), 2001, 2016),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1008),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 3001, 3008),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5008),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6006),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 7001, 7004),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 8001, 8004),
          use("HW1-2 §2", Use.BUDGET, Optional.of(Scale.QUICK), 98001, 98004),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 9001, 9004),
          use("HW1-2 §2", Use.BUDGET, Optional.of(Scale.QUICK), 10001, 10004),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.QUICK), 11001, 11004),
          use("HW1-2 §2", Use.GRADING, Optional.of(Scale.FULL), 2001, 2008),
          inherited("HW1-2 §3", Use.GRADING, Scale.QUICK, 1, 100),
          inherited("HW1-2 §3", Use.GRADING, Scale.FULL, 1, 100),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1100),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.QUICK), 4001, 4100),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5040),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6016),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.FULL), 2001, 2100),
          use("HW1-2 §3", Use.GRADING, Optional.of(Scale.FULL), 3001, 3100),
          // Which of the seeds below 101 were looked at was not written down: so all count.
          looked("HW1-3 §1", Use.BUDGET, 1, 100),
          inherited("HW1-3 §1", Use.GRADING, Scale.QUICK, 101, 105),
          use("HW1-3 §1", Use.PILOT, Optional.of(Scale.QUICK), 901, 903),
          use("HW1-3 §1", Use.GRADING, Optional.of(Scale.QUICK), 201, 205),
          // Three do not show a control whose values are all alike.
          use("HW1-3 §1", Use.BUDGET, Optional.of(Scale.QUICK), 401, 403),
          use("HW1-3 §1", Use.GRADING, Optional.of(Scale.QUICK), 501, 505),
          use("HW1-3 §1", Use.GRADING, Optional.of(Scale.QUICK), 601, 605),
          // On 1,024 images in place of 1,600, by which true labels are still learned.
          use("HW1-3 §1", Use.BUDGET, Optional.of(Scale.QUICK), 90601, 90605),
          use("HW1-3 §1", Use.GRADING, Optional.of(Scale.QUICK), 701, 705),
          use("HW1-3 §1", Use.GRADING, Optional.of(Scale.FULL), 301, 305),
          looked("HW1-3 §2", Use.BUDGET, 1, 100),
          inherited("HW1-3 §2", Use.GRADING, Scale.QUICK, 101, 103),
          inherited("HW1-3 §2", Use.GRADING, Scale.FULL, 101, 105),
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1005),
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.QUICK), 4001, 4005),
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5002),
          // A third, until two were seen to be enough for a control that quick cannot show.
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.QUICK), 5003, 5003),
          // On half the images, for the same reason; fixed before any of these was trained.
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.QUICK), 6001, 6002),
          use("HW1-3 §2", Use.GRADING, Optional.of(Scale.FULL), 2001, 2005),
          looked("HW1-3 §3", Use.BUDGET, 1, 100),
          inherited("HW1-3 §3", Use.GRADING, Scale.QUICK, 101, 104),
          inherited("HW1-3 §3", Use.GRADING, Scale.FULL, 101, 105),
          use("HW1-3 §3", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1005),
          use("HW1-3 §3", Use.GRADING, Optional.of(Scale.QUICK), 4001, 4005),
          use("HW1-3 §3", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5002),
          // A third, until two were seen to be enough for a control that quick cannot show.
          use("HW1-3 §3", Use.GRADING, Optional.of(Scale.QUICK), 5003, 5003),
          use("HW1-3 §3", Use.GRADING, Optional.of(Scale.FULL), 2001, 2005),
          looked("HW1-3 §4", Use.BUDGET, 1, 100),
          inherited("HW1-3 §4", Use.GRADING, Scale.QUICK, 101, 104),
          inherited("HW1-3 §4", Use.GRADING, Scale.FULL, 101, 105),
          use("HW1-3 §4", Use.GRADING, Optional.of(Scale.QUICK), 1001, 1005),
          use("HW1-3 §4", Use.GRADING, Optional.of(Scale.QUICK), 5001, 5003),
          // At 80 steps in place of 160, by which the network was not shown to learn.
          use("HW1-3 §4", Use.BUDGET, Optional.of(Scale.QUICK), 3001, 3005),
          // At 120 steps, where it was shown by a fifth of a point: too little.
          use("HW1-3 §4", Use.BUDGET, Optional.of(Scale.QUICK), 6001, 6003),
          // 80 steps on half the images, fixed before any of these was trained. They ran on strokes
          // first, by an oversight; nothing was changed after it.
          use("HW1-3 §4", Use.GRADING, Optional.of(Scale.QUICK), 7001, 7003),
          // 40 steps on 512 images, of which batches of 512 and of 1024 are one: since then a rule
          // refuses that.
          use("HW1-3 §4", Use.BUDGET, Optional.of(Scale.QUICK), 97001, 97003),
          use("HW1-3 §4", Use.BUDGET, Optional.of(Scale.QUICK), 8001, 8003),
          // 40 steps on 1,024 images and half the examples, by which the network still learns.
          use("HW1-3 §4", Use.BUDGET, Optional.of(Scale.QUICK), 97011, 97013),
          use("HW1-3 §4", Use.GRADING, Optional.of(Scale.QUICK), 9001, 9003),
          use("HW1-3 §4", Use.GRADING, Optional.of(Scale.FULL), 2001, 2005));

  private SeedLedger() {}

  private static Entry inherited(String section, Use use, Scale scale, long from, long to) {
    return new Entry(section, use, Optional.of(scale), from, to, true);
  }

  private static Entry looked(String section, Use use, long from, long to) {
    return new Entry(section, use, Optional.empty(), from, to, true);
  }

  private static Entry use(String section, Use use, Optional<Scale> scale, long from, long to) {
    return new Entry(section, use, scale, from, to, false);
  }
}
