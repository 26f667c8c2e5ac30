package dev.assay.training.setting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Waits for the mean loss over the latest examples to reach a target. */
final class MovingLoss implements CheckpointTrigger.Watch {
  private final CheckpointTrigger.LossReached moment;
  private final Deque<double[]> steps = new ArrayDeque<>();
  private double sum;
  private long examples;

  MovingLoss(CheckpointTrigger.LossReached moment) {
    this.moment = moment;
  }

  @Override
  public boolean comesBefore(int count, double loss) {
    steps.addLast(new double[] {count, loss * count});
    examples += count;
    sum += loss * count;
    while (examples - (long) steps.getFirst()[0] >= moment.window()) {
      double[] oldest = steps.removeFirst();
      examples -= (long) oldest[0];
      sum -= oldest[1];
    }
    return examples >= moment.window() && sum / examples <= moment.target();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeInt(steps.size());
    for (double[] step : steps) {
      out.writeDouble(step[0]);
      out.writeDouble(step[1]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    sum = in.readDouble();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      double[] step = {in.readDouble(), in.readDouble()};
      steps.addLast(step);
      examples += (long) step[0];
    }
  }
}
