package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.instrument.Instrument;
import dev.assay.report.Question;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One experiment of a report: the claims it judges, the trials it trains, and what these show.
 *
 * <p>Its methods are called in the order they stand here, once a run.
 */
public interface Experiment {
  /** Returns the report that it belongs to. */
  ReportUnderTest report();

  /** Returns the part of the report, such as {@code Part 1}. */
  String part();

  /**
   * Returns the section, such as {@code Part 1 §2}; every claim of it belongs to this experiment.
   */
  String section();

  /** Returns what the section is about, in a few words. */
  String title();

  /** Returns the number of seeds at a scale, unless the command line asks for another. */
  int seeds(Scale scale);

  /**
   * Returns the first seed at a scale. Seeds that were looked at while a budget was set do not
   * grade, and what a cut-down run showed must not be tested once more at the full budget: an
   * experiment that did so starts beyond them, at each scale elsewhere.
   */
  default long firstSeed(Scale scale) {
    return 1;
  }

  /** Tells whether a scale trains with the report's own settings. */
  default boolean fullBudget(Scale scale) {
    return scale == Scale.FULL;
  }

  /**
   * Returns how many seeds decide a claim: those of the cheapest scale with the report's budget.
   */
  default int decidingSeeds() {
    return seeds(fullBudget(Scale.QUICK) ? Scale.QUICK : Scale.FULL);
  }

  /** Tells whether the experiment uses images, and so depends on the data set. */
  default boolean usesImages() {
    return true;
  }

  /** Returns the name of the data that it names for itself, in place of the run's, if it does. */
  default Optional<String> ownData() {
    return Optional.empty();
  }

  /** Returns where its numbers are from if it trains nothing: then it plans no trial. */
  default Optional<ExternalSource> external() {
    return Optional.empty();
  }

  /**
   * Tells whether a seed's numbers depend on the other seeds of its run, as distances between runs
   * do. Seeds that are added later then count run by run and not one by one.
   */
  default boolean measuredTogether() {
    return false;
  }

  /** Returns the questions that the section answers, in the report's order and words. */
  default List<Question> questions() {
    return List.of();
  }

  /** Returns the claims, criteria and all. They depend on nothing that a run finds. */
  List<Claim> claims();

  /**
   * Returns what must be shown to work, under each setting, before a claim is graded under it: by
   * measurements that no claim of the section grades. The evidence of every setting holds them.
   */
  default List<PositiveControl> controls() {
    return List.of();
  }

  /** Returns the instruments of the report's own, beside those of the registry. */
  default List<Instrument<?>> instruments() {
    return List.of();
  }

  /**
   * Returns what metrics can be, by name: their ends and steps. An interval ends there, a run
   * without a value takes the worse end, and a value outside is refused.
   */
  default Map<String, MetricRange> ranges() {
    return Map.of();
  }

  /**
   * Returns the arms that the report compares, from the trials of the default settings.
   *
   * @param report the plan with the report's own settings; its data are named and not loaded
   */
  ReportSettings settings(Plan report);

  /** Returns all trials, those of controls and alternative settings included. */
  List<Trial> trials(Plan plan);

  /** Returns what the trained trials show. */
  Findings findings(Plan plan, Results results);

  /**
   * Returns the measurements under the default settings alone, as {@link #findings} has them: who
   * asks for no more need not wait for figures.
   */
  default Evidence evidence(Plan plan, Results results) {
    return findings(plan, results).evidence();
  }

  /** An experiment that is called as its section is, whatever its numbers come from. */
  abstract class OfSection implements Experiment {
    private final ReportSection.Name name;

    /** What the section says besides. */
    protected final ReportSection more;

    /** Creates the experiment of a section. */
    protected OfSection(ReportSection.Name name, ReportSection more) {
      this.name = name;
      this.more = more;
    }

    /** Returns what the section is called. */
    protected final ReportSection.Name name() {
      return name;
    }

    @Override
    public final ReportUnderTest report() {
      return name.report();
    }

    @Override
    public final String part() {
      return name.part();
    }

    @Override
    public final String section() {
      return name.section();
    }

    @Override
    public final String title() {
      return name.title();
    }

    @Override
    public final List<Question> questions() {
      return more.questions();
    }
  }
}
