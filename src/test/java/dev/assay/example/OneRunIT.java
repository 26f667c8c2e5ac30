package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.experiment.Scale;
import dev.assay.system.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of claims, run whole. */
class OneRunIT {
  @TempDir Path project;

  /** In a process of its own, as Failsafe does: a run sets ND4J's process-wide state. */
  @Test
  void runsEachClaimAsATestAndLeavesABoard() throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        TanhWinsMain.in(project, project.resolve("store"), Scale.SMOKE).run();
    assertThat(answer.exit()).as(answer.output() + answer.error()).isZero();
    assertThat(answer.output()).contains("T1 SUCCESSFUL", "T2 SUCCESSFUL");
    assertThat(project.resolve("target/assay/index.html"))
        .content()
        .contains("My report", "Tanh against ReLU", "tanh ends with a clearly lower loss");
  }
}
