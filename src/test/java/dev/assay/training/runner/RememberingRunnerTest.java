package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.Trial;
import dev.assay.training.Trials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingRunnerTest {
  @Test
  void trainsASharedTrialOnceAndKeepsTheOrder(@TempDir Path directory) {
    List<Trial> trained = new ArrayList<>();
    LocalRunner local = Trials.runner(directory, 1, Trials.NO_WARNING);
    TrialRunner counting =
        trials -> {
          trained.addAll(trials);
          return local.run(trials);
        };
    RememberingRunner memory = new RememberingRunner();
    Trial a = Trials.function(1);
    Trial b = Trials.function(2);
    Trial c = Trials.function(3);
    memory.over(counting).run(List.of(a, b, a));
    List<CompletedTrial> second = memory.over(counting).run(List.of(c, a));
    assertThat(trained).containsExactly(a, b, c);
    assertThat(second).extracting(done -> done.result().trial()).containsExactly(c, a);
  }
}
