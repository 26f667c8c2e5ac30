package dev.assay.hw1.interpolation;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.A;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.B;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.SHARED;

import dev.assay.experiment.Comparison;
import dev.assay.model.Optimizer;
import java.util.function.UnaryOperator;

/**
 * What earlier solutions drew the line between. Networks, images and places on the line stay the
 * report's: other places are other arms of its criteria.
 */
final class InterpolationSolutions {
  private static final UnaryOperator<Comparison> SLOW = of -> of.optimizer(Optimizer.adam(1e-3));

  private InterpolationSolutions() {}

  static Comparison withSettings(Comparison report) {
    return report
        .asIn(
            "JasonYao81000/MLDS2018SPRING",
            "Adam 0.001 at both batch sizes, 20 epochs",
            of -> ends(of, SLOW, SLOW).epochs(quick(20).smoke(2)))
        .asIn(
            "perry0513/MLDS_2018Fall",
            "batches of 100 against 1,000, 200 epochs",
            of -> ends(of, batch(100), batch(1_000)).epochs(quick(40).full(200).smoke(2)))
        .asIn(
            "r06922085/MLDS2018SPRING",
            "Adam 0.001, batches of 100 against 1,000, 100 epochs",
            of ->
                ends(of, batch(100), with -> SLOW.apply(with.batch(1_000)))
                    .epochs(quick(40).full(100).smoke(2)))
        .asIn(
            "tsunghan-wu/MLDS2018SPRING",
            "40,000 iterations at both batch sizes",
            of -> of.steps(quick(400).full(40_000).smoke(2)));
  }

  /** Changes both ends, and B's twin that starts where A does. */
  private static Comparison ends(
      Comparison of, UnaryOperator<Comparison> a, UnaryOperator<Comparison> b) {
    return of.changing(A, a).changing(B, b).changing(SHARED, b);
  }

  private static UnaryOperator<Comparison> batch(int size) {
    return of -> of.batch(size);
  }
}
