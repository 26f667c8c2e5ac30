package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.experiment.Experiment;
import dev.assay.run.TestSection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookAheadTest {
  private static final List<Experiment> ALL =
      List.of(new TestSection(1), new TestSection(2), new TestSection(3));

  private final BlockingQueue<String> prepared = new LinkedBlockingQueue<>();

  @Test
  void judgesAndPreparesAllInOrderUnasked() throws Throwable {
    BlockingQueue<String> judged = new LinkedBlockingQueue<>();
    try (LookAhead<String> ahead =
        new LookAhead<>(
            ALL,
            one -> {
              judged.add(one.section());
              return one.title();
            },
            (one, title) -> prepared.add(one.section() + " " + title))) {
      for (int i = 1; i <= 3; i++) {
        assertThat(next()).isEqualTo("L §" + i + " Section " + i);
      }
      assertThat(ahead.section(ALL.get(2))).isEqualTo("Section 3");
      assertThat(judged).containsExactly("L §1", "L §2", "L §3");
    }
  }

  @Test
  void judgesHereWhatItHasNotBegunOrWasNotTold() throws Throwable {
    CountDownLatch held = new CountDownLatch(1);
    try (LookAhead<String> ahead =
        new LookAhead<>(
            ALL.subList(0, 2),
            one -> Thread.currentThread().getName(),
            (one, thread) -> await(held))) {
      assertThat(ahead.section(ALL.get(1))).isEqualTo(Thread.currentThread().getName());
      assertThat(ahead.section(ALL.get(2))).isEqualTo(Thread.currentThread().getName());
    } finally {
      held.countDown();
    }
  }

  @Test
  void throwsWhatJudgingThrewAndGoesOn() throws Throwable {
    TestSection broken =
        new TestSection(1, TestSection.Where.CLAIMS, new IOException("the first cause"));
    try (LookAhead<String> ahead =
        new LookAhead<>(
            List.of(broken, ALL.get(1)),
            one -> one.claims().get(0).id(),
            (one, claim) -> prepared.add(claim))) {
      assertThat(next()).isEqualTo("B1");
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> ahead.section(broken))
            .withMessage("the first cause");
      }
    }
  }

  private String next() throws InterruptedException {
    return String.valueOf(prepared.poll(1, TimeUnit.MINUTES));
  }

  private static void await(CountDownLatch held) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
