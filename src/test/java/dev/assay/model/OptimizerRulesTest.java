package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.ParameterBlock.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Rules that DL4J has not, against closed forms. */
class OptimizerRulesTest {
  private static final Schedule.Horizon HORIZON = new Schedule.Horizon(7, 100);
  private static final List<ParameterBlock> THREE =
      List.of(new ParameterBlock("dense1", Kind.WEIGHT, 0, 3, 1, ParameterBlock.constant(0)));

  @Test
  void momentumUnderAConstantGradientApproachesItsGeometricSum() {
    float[] at = run(Optimizer.momentum(0.1, 0.5), 3, x -> new float[] {1, 0, -2});
    // Velocities 1, 1.5 and 1.75.
    assertThat(at).containsExactly(new float[] {-0.425f, 0, 0.85f}, within(1e-6f));
  }

  @Test
  void rmsPropUnderAConstantGradientTakesStepsThatShrinkToTheRate() {
    float[] at = run(Optimizer.rmsProp(0.1, 0.75), 3, x -> new float[] {2, 0, -5});
    double sum = 0;
    for (int n = 1; n <= 3; n++) {
      sum += 0.1 / Math.sqrt(1 - Math.pow(0.75, n));
    }
    assertThat(at).containsExactly(new float[] {(float) -sum, 0, (float) sum}, within(1e-6f));
  }

  @Test
  void weightDecayWithoutAGradientShrinksGeometrically() {
    float kept = (float) Math.pow(1 - 0.1 * 0.02, 5);
    for (Optimizer optimizer :
        List.of(Optimizer.sgd(0.1).weightDecay(0.02), Optimizer.adamW(0.1, 0.02))) {
      float[] at = from(optimizer, new float[] {1, -2, 3}, 5, x -> new float[3]);
      assertThat(at).containsExactly(new float[] {kept, -2 * kept, 3 * kept}, within(1e-6f));
    }
  }

  @Test
  void adamWIsAdamOnceItsDecayIsTakenOut() {
    float[] start = {1, -2, 3};
    float[] gradient = {0.3f, -0.1f, 0.7f};
    float[] adam = from(Optimizer.adam(0.01), start, 1, x -> gradient);
    float[] adamW = from(Optimizer.adamW(0.01, 0.1), start, 1, x -> gradient);
    for (int i = 0; i < 3; i++) {
      assertThat(adamW[i]).isEqualTo(adam[i] - 0.01f * 0.1f * start[i], within(1e-6f));
    }
  }

  @Test
  void clipsByNormAndByValueBeforeAnythingElse() {
    float[] gradient = {3, 0, -4};
    assertThat(run(Optimizer.sgd(1).clippedByNorm(1), 1, x -> gradient))
        .containsExactly(new float[] {-0.6f, 0, 0.8f}, within(1e-6f));
    assertThat(run(Optimizer.sgd(1).clippedByNorm(6), 1, x -> gradient)).containsExactly(-3, 0, 4);
    assertThat(run(Optimizer.sgd(1).clippedByValue(3.5), 1, x -> gradient))
        .containsExactly(-3, 0, 3.5f);
  }

  @Test
  void schedulesAreThoseOfDl4j() {
    ISchedule step = new StepSchedule(ScheduleType.ITERATION, 1, 0.5, 10);
    ISchedule exponential = new ExponentialSchedule(ScheduleType.EPOCH, 1, 0.9);
    ISchedule inverse = new InverseSchedule(ScheduleType.ITERATION, 1, 0.03, 1);
    for (int i = 0; i < 100; i++) {
      int epoch = i / 7;
      assertThat(Schedule.stepEverySteps(10, 0.5).share(i, HORIZON))
          .isEqualTo(step.valueAt(i, epoch), within(1e-12));
      assertThat(Schedule.exponentialByEpoch(0.9).share(i, HORIZON))
          .isEqualTo(exponential.valueAt(i, epoch), within(1e-12));
      assertThat(Schedule.inverseTime(0.03).share(i, HORIZON))
          .isEqualTo(inverse.valueAt(i, epoch), within(1e-12));
    }
  }

  @Test
  void cosineAndWarmUpFollowTheirFormulas() {
    Schedule cosine = Schedule.cosine();
    assertThat(cosine.share(0, HORIZON)).isEqualTo(1);
    assertThat(cosine.share(50, HORIZON)).isEqualTo(0.5, within(1e-12));
    assertThat(cosine.share(100, HORIZON)).isEqualTo(0, within(1e-12));
    Schedule warm = cosine.afterWarmUp(20);
    assertThat(warm.share(0, HORIZON)).isEqualTo(0.05, within(1e-12));
    assertThat(warm.share(19, HORIZON)).isEqualTo(1);
    assertThat(warm.share(60, HORIZON)).isEqualTo(0.5, within(1e-12));
    assertThat(Schedule.stepEveryEpochs(2, 0.1).share(27, HORIZON)).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void aScheduleScalesTheStep() {
    float[] at = run(Optimizer.sgd(1).schedule(Schedule.stepEverySteps(2, 0.5)), 4, x -> ones());
    assertThat(at[0]).isEqualTo(-3, within(1e-6f));
  }

  /** The inverse Hessian that BFGS updates as a matrix must give the same way down. */
  @Test
  void lbfgsGoesTheWayOfBfgsWithAMatrix() {
    double[][] hessian = {{4, 1, 0}, {1, 3, 0.5}, {0, 0.5, 2}};
    float[] start = {1, -2, 3};
    double[] at = {1, -2, 3};
    double[] step = {};
    double[] before = {};
    List<double[][]> pairs = new java.util.ArrayList<>();
    for (int k = 0; k < 6; k++) {
      double[] g = times(hessian, at);
      double length = 1;
      if (k == 0) {
        length = Math.min(1, 1 / IntStream.range(0, 3).mapToDouble(i -> Math.abs(g[i])).sum());
      } else {
        pairs.add(new double[][] {step, minus(g, before)});
      }
      double[] direction = times(inverse(pairs), g);
      step = new double[3];
      for (int i = 0; i < 3; i++) {
        step[i] = -length * direction[i];
        at[i] += step[i];
      }
      before = g;
    }
    float[] found = from(Optimizer.lbfgs(1), start, 6, x -> floats(times(hessian, doubles(x))));
    assertThat(doubles(found)).containsExactly(at, within(1e-4));
    float[] end = from(Optimizer.lbfgs(1), start, 30, x -> floats(times(hessian, doubles(x))));
    assertThat(end).containsExactly(new float[3], within(1e-4f));
  }

  @Test
  void refusesOptionsThatARuleDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.sgd(0.1).betas(0.5, 0.9))
        .withMessageContaining("give betas to Adam alone");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.momentum(0.1, 1))
        .withMessageContaining("a momentum of 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.adam(0.1).clippedByNorm(0))
        .withMessageContaining("clipped at 0.0");
  }

  private static double[][] inverse(List<double[][]> pairs) {
    double[][] h = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    if (!pairs.isEmpty()) {
      double[][] last = pairs.get(pairs.size() - 1);
      double scale = dot(last[0], last[1]) / dot(last[1], last[1]);
      for (int i = 0; i < 3; i++) {
        h[i][i] = scale;
      }
    }
    for (double[][] pair : pairs) {
      double rho = 1 / dot(pair[0], pair[1]);
      double[][] left = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          left[i][j] = (i == j ? 1 : 0) - rho * pair[0][i] * pair[1][j];
        }
      }
      double[][] next = new double[3][3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          next[i][j] = rho * pair[0][i] * pair[0][j];
          for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
              next[i][j] += left[i][k] * h[k][l] * left[j][l];
            }
          }
        }
      }
      h = next;
    }
    return h;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return IntStream.range(0, 3).mapToDouble(i -> dot(matrix[i], vector)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, 3).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, 3).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static float[] floats(double[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values[i];
    }
    return all;
  }

  private static float[] ones() {
    return new float[] {1, 1, 1};
  }

  private interface Gradient {
    float[] at(float[] parameters);
  }

  private static float[] run(Optimizer optimizer, int steps, Gradient gradient) {
    return from(optimizer, new float[3], steps, gradient);
  }

  private static float[] from(Optimizer optimizer, float[] start, int steps, Gradient gradient) {
    OptimizerState state = new OptimizerState(optimizer, THREE, HORIZON);
    INDArray at = Nd4j.createFromArray(start.clone());
    for (int i = 0; i < steps; i++) {
      state.step(at, Nd4j.createFromArray(gradient.at(Floats.read(at)).clone()));
    }
    return Floats.read(at);
  }
}
