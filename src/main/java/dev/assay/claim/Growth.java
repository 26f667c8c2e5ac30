package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.anytime.AlphaSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How claims are judged whose seeds may grow in number for ever: α is split beforehand.
 *
 * <p>One analysis of the planned seeds tests at four fifths of α, or less ({@link FewRuns}). All
 * seeds, those included, are judged with the rest by an e-process, whenever one looks and however
 * many there are by then. What counts is its value over the seeds that there are and not its
 * largest on the way: it does not depend on their order, so a verdict follows from the seeds alone,
 * and two people's seeds give the same one whoever adds them.
 *
 * @param runs the seeds of each run, in the order in which they were added; the first are the
 *     planned ones, whose number was fixed before anything was run
 * @param together whether the seeds of a run are measured together, so that the run and not the
 *     seed is what the e-process counts
 */
public record Growth(List<List<Long>> runs, boolean together) {
  private static final AlphaSplit SPLIT = AlphaSplit.STANDARD;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no planned seed
   */
  public Growth {
    runs = runs.stream().map(List::copyOf).toList();
    if (runs.isEmpty() || runs.get(0).isEmpty()) {
      throw new IllegalArgumentException("Growing evidence needs the seeds that were planned.");
    }
  }

  /** Adds the runs of another recording, as far as their seeds are new. */
  Growth and(Growth other, Set<Long> added) {
    List<List<Long>> all = new ArrayList<>(runs);
    for (List<Long> run : other.runs) {
      List<Long> more = run.stream().filter(added::contains).toList();
      if (!more.isEmpty()) {
        all.add(more);
      }
    }
    return new Growth(all, together);
  }

  /** Gets the seeds of the planned analysis. */
  public List<Long> planned() {
    return runs.get(0);
  }

  /** Says how α is shared out, for readers. */
  public String text() {
    int added = runs.stream().skip(1).mapToInt(List::size).sum();
    return String.format(
        Locale.ENGLISH,
        "Valid at any time: the %d planned seeds are tested once at %s of α; all seeds together%s are judged by an e-process with the rest, however many are added.",
        planned().size(),
        FewRuns.name(planned().size()),
        added == 0
            ? ", so far no others,"
            : String.format(Locale.ENGLISH, ", %d of them added later,", added));
  }

  /** Writes what a criterion's digest has of it: nothing that a run decides. */
  static String canonical(double alpha) {
    return String.format(
        Locale.ENGLISH,
        "alpha %s, %s of it at the planned seeds, the rest on evidence that grows",
        alpha,
        SPLIT.fixed());
  }

  /** Reduces evidence to p-values that are valid at all times, and to intervals that are. */
  Assessment assess(Criterion criterion, Evidence evidence, double alpha) {
    return reduced(criterion::assess, evidence, alpha);
  }

  /** Does the same without what takes long, as {@link Criterion#test}. */
  Assessment test(Criterion criterion, Evidence evidence, double alpha) {
    return reduced(criterion::test, evidence, alpha);
  }

  private Assessment reduced(FewRuns.Reduction criterion, Evidence evidence, double alpha) {
    Assessment all = criterion.of(evidence, alpha);
    return joined(
        FewRuns.planned(criterion, evidence.ofSeeds(Set.copyOf(planned())), alpha),
        all,
        // Of runs whose seeds are measured together the median seed counts.
        together ? criterion.of(evidence.medians(runs), alpha) : all,
        alpha);
  }

  private static Assessment joined(
      Assessment planned, Assessment all, Assessment units, double alpha) {
    if (planned instanceof TestedAssessment analysis
        && all instanceof TestedAssessment now
        && units instanceof TestedAssessment growing) {
      return now.growing(analysis, growing, SPLIT, alpha);
    }
    if (planned instanceof CompositeAssessment before
        && all instanceof CompositeAssessment now
        && units instanceof CompositeAssessment growing) {
      return now.withParts(
          i -> joined(before.parts().get(i), now.parts().get(i), growing.parts().get(i), alpha));
    }
    return all;
  }
}
