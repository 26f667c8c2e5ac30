package dev.assay.claim;

import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Trend;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A world without the effect that a claim speaks of; a criterion may call the claim REPRODUCED in
 * it at a rate of at most α.
 */
public enum NullModel {
  /** Which arm a number belongs to is drawn by lot. */
  ARMS_SWAPPED,
  /** The metric is one and the same number in every arm and every run. */
  CONSTANT_METRIC,
  /** One run stands under every seed. */
  REPEATED_RUN,
  /** Networks keep the weights that they start from; everything is measured all the same. */
  NEVER_TRAINED,
  /** The weights that a run saves are a random walk from its start, by steps of its size. */
  RANDOM_WALK;

  private static final String NO_MEASUREMENT = "arithmetic reads no measurement";
  private static final String ONE_ARM = "it reads one arm";
  private static final String VALUE_ITSELF =
      "it claims the value itself, which a constant may have";
  private static final String NO_OPPOSITE =
      "it claims no more than that there is no strong trend the other way, which is so here";
  private static final String LINE =
      "the places of a line are no arms to exchange: noise alone makes a barrier of its own size";

  /** Tells whether its evidence is measured on networks, and not drawn. */
  public boolean ofNetworks() {
    return this == NEVER_TRAINED || this == RANDOM_WALK;
  }

  /** Returns why a criterion need not withstand this null by its kind, if it need not. */
  public Optional<String> exemption(Criterion criterion) {
    if (criterion instanceof AllOf all) {
      // The whole is REPRODUCED only with each part, so one part that withstands is enough.
      Set<String> reasons = new LinkedHashSet<>();
      for (Criterion part : all.parts()) {
        Optional<String> reason = exemption(part);
        if (reason.isEmpty()) {
          return Optional.empty();
        }
        reasons.add(reason.get());
      }
      return Optional.of(String.join("; ", reasons));
    }
    if (criterion instanceof Arithmetic) {
      return Optional.of(NO_MEASUREMENT);
    }
    if (this == REPEATED_RUN || ofNetworks()) {
      return Optional.empty();
    }
    if (criterion instanceof Trend trend && trend.nullTau() < 0) {
      return Optional.of(NO_OPPOSITE);
    }
    boolean value = criterion instanceof Level || criterion instanceof Proportion;
    if (this == CONSTANT_METRIC) {
      return value ? Optional.of(VALUE_ITSELF) : Optional.empty();
    }
    if (criterion instanceof Barrier) {
      return Optional.of(LINE);
    }
    return value || criterion instanceof Effect ? Optional.of(ONE_ARM) : Optional.empty();
  }
}
