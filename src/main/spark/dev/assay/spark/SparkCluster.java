package dev.assay.spark;

import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.Checkout;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.runner.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark cluster: a job of one task for each trial, so that a result comes back as soon as it is
 * there, the longest trial begins first, and a lost executor costs the trials that it had in hand.
 */
final class SparkCluster implements Cluster {
  private static final int ATTEMPTS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Where nobody says how many will come, as many are taken as are here after so long. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final JavaSparkContext context;
  private final ExecutorWatch watch;
  private final Checkout checkout;
  private final int slots;

  private final BroadcastData data;

  SparkCluster(SparkConf settings, Machine machine, Consumer<String> notices) {
    settings
        .setIfMissing("spark.task.maxFailures", Integer.toString(ATTEMPTS))
        .setIfMissing("spark.ui.enabled", "false");
    context = new JavaSparkContext(settings);
    watch = new ExecutorWatch(notices);
    context.sc().addSparkListener(watch);
    slots = cores(settings);
    checkout = machine.checkout();
    data = new BroadcastData(context);
  }

  /** Waits for the executors that were asked for, or until no more of them come. */
  private int cores(SparkConf settings) {
    int expected = settings.getInt("spark.executor.instances", Integer.MAX_VALUE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      int here = 0;
      for (long since = System.nanoTime();
          here < expected
              && System.nanoTime() < end
              && (here == 0 || System.nanoTime() - since < SETTLED.toNanos());
          Thread.sleep(100)) {
        if (executors() > here) {
          here = executors();
          since = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (executors() == 0) {
      context.close();
      throw new ClusterException(
          String.format(
              Locale.ENGLISH,
              "no executor came within %d seconds: see whether the cluster has a free core and"
                  + " spark.executor.memory fits into its machines",
              PATIENCE.toSeconds()));
    }
    return context.defaultParallelism();
  }

  /** The driver, which is listed too, trains nothing. */
  private int executors() {
    return context.sc().statusTracker().getExecutorInfos().length - 1;
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public String describe() {
    return String.format(Locale.ENGLISH, "%s, %d trials side by side", context.master(), slots);
  }

  @Override
  public TrialResult train(Trial trial, List<TrialResult> required, DataSets dataSets)
      throws InterruptedException {
    TrialTask task = new TrialTask(data.images(trial, dataSets), data.tables(), checkout, slots);
    JavaFutureAction<List<TrialReply>> job = submit(task, trial, required);
    try {
      return job.get().get(0).resultOf(trial);
    } catch (ExecutionException e) {
      throw new ClusterException(failure(String.valueOf(e.getCause())), e);
    } catch (InterruptedException e) {
      job.cancel(true);
      throw e;
    }
  }

  private static String failure(String why) {
    return why.contains("ExecutorLostFailure")
        ? String.format(
            Locale.ENGLISH,
            "the executor that trained it was lost %d times: give executors more memory"
                + " (spark.executor.memory, and spark.executor.memoryOverhead for what ND4J holds"
                + " outside the heap), or read why in their stderr",
            ATTEMPTS)
        : "Spark could not run it: " + why.lines().findFirst().orElse("");
  }

  private JavaFutureAction<List<TrialReply>> submit(
      TrialTask task, Trial trial, List<TrialResult> required) {
    try {
      byte[] request = new TrialRequest(trial, required).bytes();
      // Of this thread alone; the listener sees it as the job starts.
      context.sc().setJobDescription(trial.describe());
      return context.parallelize(List.of(request), 1).map(task).collectAsync();
    } catch (IOException e) {
      throw new ClusterException("the trial has no JSON: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    watch.close();
    context.close();
  }
}
