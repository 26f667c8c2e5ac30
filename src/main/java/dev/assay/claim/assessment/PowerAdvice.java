package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.TypicalRun;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/**
 * How many seeds would probably decide an open claim.
 *
 * <p>A number may take several seeds, such as the distance of two runs, or not every seed may have
 * one. An assessment knows its numbers alone, one a seed; {@link #inSeeds} counts what is to be
 * run.
 *
 * @param seedsNow seeds that were run
 * @param seedsNeeded fewest seeds with power 0.8 at α divided by the family's size; empty if more
 *     than 1,000, or if seeds are not what lacks
 * @param atLeast whether that is the least that it can take, and no estimate
 * @param seedsCanDecide whether seeds are what lacks
 * @param text the advice as a sentence
 * @param cost what the further seeds would cost; empty until {@link #costing} or if it is not known
 */
public record PowerAdvice(
    int seedsNow,
    OptionalInt seedsNeeded,
    boolean atLeast,
    boolean seedsCanDecide,
    String text,
    Optional<SeedCost> cost) {
  public static final double TARGET = 0.8;
  public static final int AT_MOST = 1000;

  /** Returns a number of seeds; none for {@code Integer.MAX_VALUE}, where no number would do. */
  public static OptionalInt seeds(int needed) {
    return needed == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(needed);
  }

  /** Advises where the seeds that were run tell nothing about the spread. */
  static PowerAdvice unknown(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        false,
        true,
        "How many seeds would decide it cannot be told from these: it takes two that all have values.",
        Optional.empty());
  }

  /** Advises where no seed has a value. */
  static PowerAdvice missing(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        false,
        false,
        "More seeds promise nothing: of those that were run, none has a value.",
        Optional.empty());
  }

  /** Advises where what must work first, or what the rest is said of, is not shown to hold. */
  public static PowerAdvice untested(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        false,
        false,
        "More seeds alone do not decide it: first what must hold before it can be tested has to be shown.",
        Optional.empty());
  }

  /** Advises where seeds are not what lacks. */
  public static PowerAdvice fullBudget(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        false,
        false,
        "More seeds do not decide it; the report's own budget does.",
        Optional.empty());
  }

  /**
   * Advises by mean and spread.
   *
   * @param seedsNeeded where no more than were run, it takes one more at least: they should have
   *     decided it and have not, since some have no value, or other claims or times are tested too
   */
  static PowerAdvice of(int seedsNow, OptionalInt seedsNeeded) {
    if (seedsNeeded.isPresent() && seedsNeeded.getAsInt() <= seedsNow) {
      return new PowerAdvice(
          seedsNow, OptionalInt.of(seedsNow + 1), true, true, oneMore(seedsNow), Optional.empty());
    }
    String text =
        seedsNeeded.isPresent()
            ? about(seedsNeeded.getAsInt(), String.valueOf(seedsNow))
            : String.format(
                Locale.ENGLISH,
                "More than %d seeds would be needed to decide it, if mean and spread stay as they are.",
                AT_MOST);
    return new PowerAdvice(seedsNow, seedsNeeded, false, true, text, Optional.empty());
  }

  private static String oneMore(int seedsNow) {
    return String.format(
        Locale.ENGLISH,
        "At least %d seeds (now %d): by mean and spread those that were run should have decided it, so how many it takes cannot be told from them.",
        seedsNow + 1,
        seedsNow);
  }

  private static String about(int seedsNeeded, String now) {
    return String.format(
        Locale.ENGLISH,
        "About %d seeds (now %s) would decide it with probability %s, if mean and spread stay as they are. Seeds chosen from this run and tested once more err more often than α; seeds added to a recording (-Dassay.add) keep to it.",
        seedsNeeded,
        now,
        Text.number(TARGET));
  }

  /**
   * Counts in the seeds that a run takes, where fewer numbers than seeds were there.
   *
   * @param seedsRun the seeds that were run
   */
  public PowerAdvice inSeeds(int seedsRun) {
    if (seedsNow == 0 || seedsNow >= seedsRun) {
      return this;
    }
    if (seedsNeeded.isEmpty()) {
      return new PowerAdvice(seedsRun, seedsNeeded, atLeast, seedsCanDecide, text, cost);
    }
    if (atLeast) {
      return of(seedsRun, OptionalInt.of(seedsRun));
    }
    int needed = (int) Math.ceil(seedsNeeded.getAsInt() * (double) seedsRun / seedsNow);
    String now =
        String.format(
            Locale.ENGLISH, "%d, which gave %s", seedsRun, Text.counted(seedsNow, "number"));
    return new PowerAdvice(
        seedsRun, OptionalInt.of(needed), false, seedsCanDecide, about(needed, now), cost);
  }

  /** Advises for a whole of which a part waits for seeds, in the words for its worst part. */
  PowerAdvice forWhole(boolean somePartWaits) {
    return new PowerAdvice(seedsNow, seedsNeeded, atLeast, somePartWaits, text, cost);
  }

  /** Attaches what the further seeds would cost. */
  public PowerAdvice costing(SeedCost newCost) {
    return new PowerAdvice(
        seedsNow, seedsNeeded, atLeast, seedsCanDecide, text, Optional.of(newCost));
  }

  /** Finds the seeds that decide: at the part of α if they are few, at all of it if not. */
  static OptionalInt seeds(DoubleFunction<OptionalInt> needed, double part, double level) {
    OptionalInt few = needed.apply(part * level);
    if (few.isPresent() && few.getAsInt() < TypicalRun.SIGNS_FROM) {
      return few;
    }
    OptionalInt many = needed.apply(level);
    return many.isPresent()
        ? OptionalInt.of(Math.max(TypicalRun.SIGNS_FROM, many.getAsInt()))
        : many;
  }
}
