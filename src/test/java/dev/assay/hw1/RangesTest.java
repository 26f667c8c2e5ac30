package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.evidence.Measurement;
import dev.assay.experiment.Experiment;
import dev.assay.statistics.MetricRange;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What each metric of HW1 can be is declared, so that no interval on a page leaves it: no loss
 * below 0, no accuracy above 1.
 */
class RangesTest {
  private static final String LOGARITHM = "a logarithm";
  private static final String SLOPE = "the slope of a fitted line";

  /** The metrics that can be any number, and why. */
  private static final Map<String, String> ANY_NUMBER =
      Map.of(
          "mean log10 loss", LOGARITHM,
          "decades lost in the last quarter", "a difference of logarithms",
          "least lead over the epochs", "a difference of logarithms",
          "share of the loss's fall in the last quarter", SLOPE,
          "share of the norm's fall in the last quarter", SLOPE);

  /** Names what claims read, their explanations among it, and what controls read. */
  private static Set<String> read(Experiment experiment) {
    return Stream.concat(
            experiment.claims().stream().flatMap(claim -> claim.needs().stream()),
            experiment.controls().stream().flatMap(control -> control.criterion().needs().stream()))
        .map(Measurement::metric)
        .collect(Collectors.toSet());
  }

  private static boolean isAny(Experiment experiment, String metric) {
    return experiment.ranges().getOrDefault(metric, MetricRange.ANY).equals(MetricRange.ANY);
  }

  @Test
  void sayWhatEachMetricCanBe() {
    Set<String> undeclared =
        Hw1ContractTest.all()
            .flatMap(
                experiment -> read(experiment).stream().filter(metric -> isAny(experiment, metric)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(undeclared)
        .as("declare what it can be, by Metric.within or Comparison.entered, or say why here")
        .isEqualTo(new TreeMap<>(ANY_NUMBER).keySet());
  }

  @Test
  void areOfMetricsThatAreRead() {
    Hw1ContractTest.all()
        .forEach(
            experiment ->
                assertThat(experiment.ranges().keySet())
                    .as(experiment.section())
                    .isSubsetOf(read(experiment)));
  }
}
