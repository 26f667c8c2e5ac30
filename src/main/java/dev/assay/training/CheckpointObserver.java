package dev.assay.training;

import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.Sensitivity;
import dev.assay.measurement.Weights;
import dev.assay.training.result.Recorder;
import dev.assay.training.setting.CheckpointTrigger;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps the weights of a checkpoint's moment and measures them when training is over. */
final class CheckpointObserver implements Observer {
  private final Checkpoint checkpoint;
  private final CheckpointTrigger.Watch watch;
  private @Nullable Weights kept;
  private int step;

  CheckpointObserver(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    watch = checkpoint.moment().watch();
  }

  @Override
  public void gradientReady(TrainingRun session) {
    if (kept == null && watch.comesBefore(session.batchCount(), session.batchLoss())) {
      kept = session.weights();
      step = session.step() - 1;
    }
  }

  @Override
  public void finished(TrainingRun session) {
    if (kept == null && comesAtTheEnd()) {
      kept = session.weights();
      step = session.step();
    }
    if (kept != null) {
      measure(session, kept);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    watch.save(out);
    out.writeBoolean(kept != null);
    if (kept != null) {
      out.writeInt(step);
      kept.save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    watch.restore(in);
    if (in.readBoolean()) {
      step = in.readInt();
      kept = Weights.restore(in);
    }
  }

  /** After the last step the moment may have come, which no further step is there to tell. */
  private boolean comesAtTheEnd() {
    CheckpointTrigger moment = checkpoint.moment().unnamed();
    return moment instanceof CheckpointTrigger.End
        || (!(moment instanceof CheckpointTrigger.LossReached) && watch.comesBefore(0, 0));
  }

  private void measure(TrainingRun session, Weights weights) {
    String name = checkpoint.moment().label() + ".";
    session.recorder().scalar(name + "step", step);
    try (PlainNetwork network = PlainNetwork.of(session.trial(), weights)) {
      record(session, network, name, "train", session.train());
      record(session, network, name, "test", session.test());
    }
  }

  private void record(
      TrainingRun session, PlainNetwork network, String name, String set, Examples examples) {
    Recorder recorder = session.recorder();
    Evaluation evaluation = network.evaluate(examples);
    recorder.scalar(name + set + ".loss", evaluation.loss());
    if (session.recordsAccuracy()) {
      recorder.scalar(name + set + ".accuracy", evaluation.accuracy());
    }
    if (checkpoint.points() > 0) {
      Sensitivity found =
          network.sensitivity(SelectedExamples.spaced(examples, checkpoint.points()));
      recorder.scalar(name + "sensitivity.loss." + set, found.loss());
      recorder.scalar(name + "sensitivity.softmax." + set, found.softmax());
      recorder.scalar(name + "sensitivity.logits." + set, found.logits());
    }
  }
}
