package dev.assay.spark;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Says which executor trains what, and which one was lost. */
final class ExecutorWatch extends SparkListener {
  private static final String DESCRIPTION = "spark.job.description";

  private final Consumer<String> notices;
  private final Map<Integer, String> trials = new ConcurrentHashMap<>();
  private volatile boolean closing;

  ExecutorWatch(Consumer<String> notices) {
    this.notices = notices;
  }

  /** Executors that go from now on were not lost. */
  void close() {
    closing = true;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    say(
        "executor %s at %s has come, %d trials at a time",
        event.executorId(), event.executorInfo().executorHost(), event.executorInfo().totalCores());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    if (!closing) {
      say(
          "executor %s was lost (%s): what it trained is begun again elsewhere",
          event.executorId(), event.reason().lines().findFirst().orElse(""));
    }
  }

  @Override
  public void onJobStart(SparkListenerJobStart event) {
    String trial = event.properties().getProperty(DESCRIPTION, "");
    event.stageInfos().foreach(stage -> trials.put(stage.stageId(), trial));
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {
    say(
        "executor %s trains %s%s",
        event.taskInfo().executorId(),
        trials.getOrDefault(event.stageId(), "a trial"),
        event.taskInfo().attemptNumber() == 0
            ? ""
            : ", attempt " + (event.taskInfo().attemptNumber() + 1));
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    trials.remove(event.stageInfo().stageId());
  }

  private void say(String text, Object... values) {
    notices.accept(String.format(Locale.ENGLISH, text, values));
  }
}
