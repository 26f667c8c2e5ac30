package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A property that fails prints the command that repeats it, and that command does. */
@Isolated
class RepeatedPropertyTest {
  private static final List<Integer> SEEN = new ArrayList<>();

  /** Run by name alone. */
  static class Failing {
    @Property
    boolean isBelowAThousand(@ForAll int i) {
      SEEN.add(i);
      return i < 1000;
    }
  }

  private final @Nullable String given = System.getProperty(RepeatedProperty.OPTION);

  @BeforeEach
  void forgetTheSeed() {
    System.clearProperty(RepeatedProperty.OPTION);
  }

  @AfterEach
  void restoreTheSeed() {
    if (given == null) {
      System.clearProperty(RepeatedProperty.OPTION);
    } else {
      System.setProperty(RepeatedProperty.OPTION, given);
    }
  }

  @Test
  void isRepeatedByTheCommandThatItPrints() {
    System.setProperty(RepeatedProperty.OPTION, RepeatedProperty.NEW);
    MatchResult command = command(failure());
    assertThat(command.group(1)).isEqualTo(Failing.class.getName());
    assertThat(command.group(2)).isEqualTo("isBelowAThousand");
    List<Integer> first = List.copyOf(SEEN);
    assertThat(failure()).as("another seed").doesNotContain(command.group());
    assertThat(SEEN).isNotEqualTo(first);
    System.setProperty(RepeatedProperty.OPTION, command.group(3));
    assertThat(failure()).contains(command.group());
    assertThat(SEEN).isEqualTo(first);
  }

  @Test
  void startsFromTheSameSeedInEveryBuild() {
    MatchResult command = command(failure());
    List<Integer> first = List.copyOf(SEEN);
    assertThat(failure()).contains(command.group());
    assertThat(SEEN).isNotEmpty().isEqualTo(first);
  }

  private static MatchResult command(String message) {
    return Pattern.compile("Repeat it: mvn test -Dtest=(\\S+)#(\\w+) -Djqwik\\.seed=(-?\\d+)")
        .matcher(message)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(message));
  }

  private static String failure() {
    SEEN.clear();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Failing.class, "isBelowAThousand", int.class))
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    assertThat(summary.getSummary().getFailures()).hasSize(1);
    return summary.getSummary().getFailures().get(0).getException().toString();
  }
}
