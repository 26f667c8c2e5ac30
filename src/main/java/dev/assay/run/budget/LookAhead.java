package dev.assay.run.budget;

import dev.assay.experiment.Experiment;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.system.Beside;
import dev.assay.system.SecondCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Judges sections before they are asked for, on a thread beside: where nothing is to be trained,
 * one thread alone leaves most of the machine idle, and the second compiler takes the rest.
 *
 * @param <T> what becomes of a section
 */
public final class LookAhead<T> implements AutoCloseable {
  private final Map<String, Beside<T>> sections = new HashMap<>();
  private final Function<Experiment, T> judge;
  private final SecondCompiler compiler = SecondCompiler.leftOut();
  private volatile boolean over;

  /**
   * Starts at once.
   *
   * @param experiments in the order in which they will be asked for
   * @param judge judges a section, on the thread beside or on that of who asks first
   * @param prepare does on the thread beside what else can be done before a section is asked for
   */
  public LookAhead(
      List<Experiment> experiments,
      Function<Experiment, T> judge,
      BiConsumer<Experiment, T> prepare) {
    this.judge = judge;
    experiments.forEach(experiment -> sections.put(experiment.section(), beside(experiment)));
    // No pool: that one refuses to train where threads share a core, and nothing is trained here.
    KernelThreads.thread(() -> judgeAll(experiments, prepare), "assay-ahead").start();
  }

  private void judgeAll(List<Experiment> experiments, BiConsumer<Experiment, T> prepare) {
    for (Experiment experiment : experiments) {
      if (over) {
        return;
      }
      try {
        prepare.accept(experiment, section(experiment));
      } catch (Throwable e) {
        // Who asks for the section does it, and says what failed.
      }
    }
  }

  /**
   * Returns a section once it is judged: here and now, where that has not begun.
   *
   * @throws Throwable what judging it threw, each time it is asked for
   */
  public T section(Experiment experiment) throws Throwable {
    return Objects.requireNonNullElseGet(
            sections.get(experiment.section()), () -> beside(experiment))
        .get();
  }

  private Beside<T> beside(Experiment experiment) {
    return new Beside<>(() -> judge.apply(experiment));
  }

  /** Leaves off what has not begun. */
  @Override
  public void close() {
    over = true;
    compiler.close();
  }
}
