package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fingerprint in processes whose kernels round differently. */
class FingerprintIT {
  /** What OPENBLAS_CORETYPE changes, another processor changes as well. */
  @Test
  void isAnotherWhereBlasRoundsOtherwiseAndSoIsTheKey() throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("os.arch").equals("amd64"), "the names below are of x86-64 processors");
    Set<String> lines = new HashSet<>();
    for (String processor : List.of("Haswell", "Nehalem")) {
      lines.addAll(describedOn(processor));
    }
    assertThat(lines).hasSize(4);
  }

  /** Prints the fingerprint and a key. */
  public static void main(String[] args) {
    System.out.println(Kernels.load().arithmetic());
    System.out.println(Trials.function(1).key());
  }

  private static List<String> describedOn(String processor)
      throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        TestJvm.of(FingerprintIT.class).in(Map.of("OPENBLAS_CORETYPE", processor)).run();
    assertThat(answer.exit()).as(answer.error()).isZero();
    return answer.output().lines().toList();
  }
}
