package dev.assay.spark;

import dev.assay.data.OwnTable;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.DataSets;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Changes;
import dev.assay.training.runner.Checkout;
import dev.assay.training.runner.Machine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains one trial on an executor. Static state there is what it is in a local run: kernels held to
 * one thread each, and a trial that depends on nothing but itself.
 */
final class TrialTask implements Function<byte[], TrialReply> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<DataSets> images;
  private final List<Broadcast<OwnTable>> tables;
  private final String commit;
  private final Changes changes;
  private final int slots;

  /** The data is broadcast, so each executor gets it once. */
  TrialTask(
      Broadcast<DataSets> images, List<Broadcast<OwnTable>> tables, Checkout checkout, int slots) {
    this.images = images;
    this.tables = List.copyOf(tables);
    this.commit = checkout.commit();
    this.changes = checkout.changes();
    this.slots = slots;
  }

  @Override
  public TrialReply call(byte[] request) throws Exception {
    String where =
        "executor " + SparkEnv.get().executorId() + " at " + SparkEnv.get().rpcEnv().address();
    try {
      // Known by their digests as soon as they are here.
      tables.forEach(Broadcast::value);
      return TrialReply.of(where, train(TrialRequest.read(request)));
    } catch (TaskKilledException | InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      if (TaskContext.get().isInterrupted()) {
        throw e;
      }
      return TrialReply.of(where, e);
    }
  }

  private TrialResult train(TrialRequest request) throws InterruptedException {
    KernelThreads.hold();
    Trial trial = request.trial();
    long start = System.nanoTime();
    Trainer trainer =
        new Trainer(
            images.value(),
            required ->
                request.required().stream()
                    .filter(result -> Objects.equals(result.trial(), required))
                    .findFirst()
                    .orElseThrow());
    Trainer.Run run = trainer.train(trial, (step, steps, epoch, loss) -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    Machine machine = Machine.of(new Checkout(commit, changes, Optional.empty()));
    return new TrialResult(
        trial, run.measurements(), run.outcome(), machine.provenance(slots, seconds));
  }
}
