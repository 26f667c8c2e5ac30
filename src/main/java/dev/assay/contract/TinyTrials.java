package dev.assay.contract;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Network;
import dev.assay.training.Line;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.ZeroGradient;
import dev.assay.training.setting.TrialData;
import java.util.List;

/**
 * Planned trials cut down to networks of a few weights whose optimizer takes no step.
 *
 * <p>Seeds, budget and probes stay as planned, so that a result has every measurement that the
 * planned trial's would have.
 */
final class TinyTrials {
  static final int TRAIN_IMAGES = 64;
  static final int TEST_IMAGES = 50;

  /** In floats, in which weights are kept, a rate of zero: no weight moves by a bit. */
  private static final Optimizer RESTING = Optimizer.sgd(Double.MIN_VALUE);

  private static final int POINTS = 50;

  /** Networks are so many times narrower, in whole blocks: oneDNN is slow on other widths. */
  private static final int NARROWER = 8;

  private static final int BLOCK = 8;

  /** An exact Hessian costs the cube of the number of weights. */
  private static final int UNITS_BESIDE_A_HESSIAN = 3;

  private static final int DESCENTS = 300;
  private static final int CORRECTIONS = 100;
  private static final int PERTURBATIONS = 50;

  private TinyTrials() {}

  /** Returns a trial cut down, and with it those that it requires. */
  static Trial atRest(Trial planned) {
    return new Trial(
        fewer(planned.data()),
        narrower(planned),
        RESTING,
        batchSize(planned),
        planned.budget(),
        planned.seed(),
        planned.initSeed(),
        planned.probes().stream().map(TinyTrials::smaller).toList());
  }

  private static TrialData fewer(TrialData data) {
    if (data instanceof TrialData.Images images) {
      return new TrialData.Images(
          images.dataset(),
          images.digest(),
          Math.min(images.trainCount(), TRAIN_IMAGES),
          Math.min(images.testCount(), TEST_IMAGES),
          images.shuffledShare());
    }
    return data.trainCount() <= POINTS
        ? data
        : new TrialData.Function(FunctionSamples.ofDomain(POINTS));
  }

  /** Returns the same share of the fewer examples, so that there are as many steps. */
  private static int batchSize(Trial planned) {
    int before = planned.data().trainCount();
    int after = fewer(planned.data()).trainCount();
    int batch = Math.min(planned.batchSize(), before);
    return after == before
        ? planned.batchSize()
        : (int) Math.max(1, ((long) batch * after + before - 1) / before);
  }

  private static Architecture narrower(Trial planned) {
    if (planned.architecture() instanceof ConvNet net) {
      return new ConvNet(net.blocks().stream().map(TinyTrials::narrower).toList(), net.batchNorm());
    }
    if (planned.architecture() instanceof Network net) {
      return net.narrowed(NARROWER * BLOCK);
    }
    boolean hessian = planned.probes().stream().anyMatch(ZeroGradient.class::isInstance);
    return planned.architecture() instanceof Mlp net && hessian
        ? new Mlp(
            net.inputs(),
            net.hidden().stream().map(width -> Math.min(width, UNITS_BESIDE_A_HESSIAN)).toList(),
            net.outputs(),
            net.activation(),
            net.start())
        : planned.architecture();
  }

  private static List<Integer> narrower(List<Integer> widths) {
    return widths.stream().map(width -> BLOCK * Math.max(1, width / (NARROWER * BLOCK))).toList();
  }

  private static Probe smaller(Probe probe) {
    if (probe instanceof Line line) {
      return new Line(
          atRest(line.start()),
          line.variant(),
          line.places(),
          line.low(),
          line.high(),
          line.points(),
          line.directions());
    }
    if (probe instanceof ZeroGradient zero) {
      // The search is a measurement and no training: the smoke scale's few steps reach nothing.
      return new ZeroGradient(
          new CriticalPointSearch(zero.search().bound(), DESCENTS, CORRECTIONS),
          zero.deviations(),
          PERTURBATIONS);
    }
    return probe;
  }
}
