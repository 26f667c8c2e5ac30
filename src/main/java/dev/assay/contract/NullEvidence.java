package dev.assay.contract;

import dev.assay.claim.NullModel;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Evidence from a world without a claim's effect; no training made it.
 *
 * <p>What is compared between arms is drawn from one log-normal distribution for all of them, so
 * that arms are exchangeable; what is held against a value is drawn around that value, where no
 * test may tell it from it.
 */
final class NullEvidence {
  private final Map<Measurement, ToDoubleFunction<RandomGenerator>> draws = new HashMap<>();
  private final Map<Measurement, Double> constants = new HashMap<>();
  private final Map<String, Double> places;

  /**
   * Prepares the evidence of some criteria.
   *
   * @param places where arms stand on their axes
   */
  NullEvidence(List<Criterion> criteria, Map<String, Double> places) {
    this.places = places;
    List<Criterion> parts =
        criteria.stream()
            .flatMap(one -> one instanceof AllOf all ? all.parts().stream() : Stream.of(one))
            .toList();
    // Where a number is compared and held against a value too, the comparison is the stricter null.
    parts.stream().filter(part -> !compares(part)).forEach(this::put);
    parts.stream().filter(NullEvidence::compares).forEach(this::put);
  }

  private static boolean compares(Criterion part) {
    return !(part instanceof Level
        || part instanceof Effect
        || part instanceof Proportion
        || part instanceof Arithmetic);
  }

  private void put(Criterion part) {
    for (Measurement needed : part.needs()) {
      draws.put(needed, draw(part));
      constants.put(needed, constant(part));
    }
  }

  private static ToDoubleFunction<RandomGenerator> draw(Criterion part) {
    if (part instanceof Effect effect) {
      double deviation = Math.max(Math.abs(effect.claimed() - effect.nullValue()), 0.1);
      return random -> effect.nullValue() + deviation * random.nextGaussian();
    }
    if (part instanceof Level level) {
      double width = level.high() - level.low();
      double deviation = Double.isInfinite(width) ? 0.1 : width / 2;
      return random -> constant(level) + deviation * random.nextGaussian();
    }
    if (part instanceof Proportion share) {
      double bound = share.low() > 0 ? share.low() : share.high();
      boolean above = Double.isFinite(share.from());
      double inside = above ? share.from() : share.to();
      double outside = above ? inside - 1 : inside + 1;
      return random -> random.nextDouble() < bound ? inside : outside;
    }
    return random -> Math.exp(random.nextGaussian());
  }

  private static double constant(Criterion part) {
    if (part instanceof Effect effect) {
      return effect.nullValue();
    }
    if (part instanceof Level level) {
      return Double.isFinite(level.low()) ? level.low() : level.high();
    }
    return 1;
  }

  /** Returns one draw of the evidence under these seeds. */
  Evidence draw(NullModel model, List<Long> seeds, RandomGenerator random) {
    Evidence.Builder evidence = Evidence.builder();
    List<Measurement> ordered =
        draws.keySet().stream()
            .sorted(Comparator.comparing(Measurement::metric).thenComparing(Measurement::arm))
            .toList();
    // Runs that all diverged may have told of no place; here any order of the arms will do.
    List<String> arms = ordered.stream().map(Measurement::arm).distinct().toList();
    for (int i = 0; i < arms.size(); i++) {
      Double place = places.get(arms.get(i));
      if (place != null) {
        evidence.arm(arms.get(i), place);
      } else if (places.isEmpty()) {
        evidence.arm(arms.get(i), i + 1);
      }
    }
    for (Measurement measurement : ordered) {
      ToDoubleFunction<RandomGenerator> draw = Objects.requireNonNull(draws.get(measurement));
      double one = draw.applyAsDouble(random);
      for (long seed : seeds) {
        double value =
            switch (model) {
              case ARMS_SWAPPED -> draw.applyAsDouble(random);
              case CONSTANT_METRIC -> Objects.requireNonNull(constants.get(measurement));
              case REPEATED_RUN -> one;
              case NEVER_TRAINED, RANDOM_WALK ->
                  throw new IllegalArgumentException(model + " is measured and not drawn");
            };
        evidence.put(measurement.metric(), "", measurement.arm(), seed, value);
      }
    }
    return evidence.build();
  }
}
