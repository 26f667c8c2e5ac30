package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import dev.assay.statistics.Interval;
import dev.assay.statistics.anytime.AlphaSplit;
import dev.assay.statistics.anytime.AnytimeTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tests of a claim's numbers that hold however many seeds are added and whenever one looks.
 *
 * @param p their p-values, computed when asked for
 * @param numbers the test of each number that is observed, by the observation's name
 */
public record AnytimeTests(Supplier<PValues> p, Map<String, AnytimeTest> numbers) {
  /** Where nothing can be tested. */
  static final AnytimeTests NONE = new AnytimeTests(() -> PValues.UNDECIDABLE, Map.of());

  /** Copies the map. */
  public AnytimeTests {
    numbers = Map.copyOf(numbers);
  }

  /** Joins contrasts all of which must hold. */
  static AnytimeTests all(List<Contrast> contrasts) {
    Map<String, AnytimeTest> numbers = new LinkedHashMap<>();
    contrasts.forEach(
        part -> part.anytimeAsNamed().ifPresent(test -> numbers.put(part.name(), test)));
    return new AnytimeTests(
        () -> {
          double inFavour =
              contrasts.stream().mapToDouble(Contrast::pAnytimeInFavour).max().orElse(1);
          double against =
              contrasts.stream().mapToDouble(Contrast::pAnytimeAgainst).min().orElse(1);
          return new PValues(inFavour, inFavour, Math.min(1, against * contrasts.size()));
        },
        numbers);
  }

  /** Joins the p-values of one analysis of the planned seeds with these. */
  PValues joined(PValues analysis, AlphaSplit split) {
    PValues growing = p.get();
    return new PValues(
        split.p(analysis.inFavour(), growing.inFavour()),
        split.p(analysis.inPart(), growing.inPart()),
        split.p(analysis.against(), growing.against()));
  }

  /**
   * Gives observations of all seeds intervals that hold at all times: those of the planned seeds'
   * analysis, joined with these tests' own. What no test is about has that of the analysis, or none
   * once seeds were added.
   */
  List<Observation> bounded(
      List<Observation> all, List<Observation> analysis, AlphaSplit split, double alpha) {
    return all.stream()
        .map(
            observation -> {
              Optional<Observation> before =
                  analysis.stream()
                      .filter(other -> other.subject().equals(observation.subject()))
                      .findFirst();
              Optional<Interval> fixed = before.flatMap(Observation::interval);
              AnytimeTest test = numbers.get(observation.name());
              if (test == null) {
                boolean grown = before.map(Observation::n).orElse(0) != observation.n();
                return observation.bounded(grown ? Optional.empty() : fixed);
              }
              Interval anytime = test.interval(split.anytimeLevel(alpha));
              return observation.bounded(
                  fixed
                      .map(planned -> split.interval(planned, anytime, alpha))
                      .or(() -> Optional.of(anytime))
                      .filter(one -> Double.isFinite(one.low()) && Double.isFinite(one.high())));
            })
        .toList();
  }
}
