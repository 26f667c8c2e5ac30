package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.run.FakeExperiment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SelectionTest {

  /** Claims that are found and never run. */
  @Tag("part-1")
  static class Claims {
    static final ClaimsExtension SECTION = ClaimsExtension.of(new FakeExperiment(1));

    @Test
    void x1() {
      SECTION.judge("X1");
    }

    @Test
    @Tag("slow")
    void x2() {
      SECTION.judge("X2");
    }
  }

  /** A test that is no claim's. */
  static class Other {
    @Test
    void unit() {}
  }

  @ParameterizedTest
  @CsvSource({
    "assay.claim, X2, x2",
    "assay.claim, x2, x2",
    "assay.claim, 'X1, x2', x1 x2",
    "assay.claim, hw9 §1, x1 x2",
    "assay.claim, PART-1, x1 x2",
    "groups, PART-1, unit x1 x2",
    "groups, Part-1 & !SLOW, unit x1",
    "groups, 'SLOW,none()', unit x2",
    "it.test, SelectionTest$Claims#x1+x2, unit x1 x2",
    "assay.claim, '', unit x1 x2",
    "assay.report, HW9, unit x1 x2",
  })
  void runsWhatWasAskedForWhateverTheCase(String option, String asked, String tests) {
    assertThat(selected(Map.of(option, asked))).containsExactlyInAnyOrder(tests.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "assay.claim, X22, did you mean X2?",
    "assay.claim, ',', names ''",
    "groups, part-9, did you mean part-1?",
    "groups, part-1 & swift, did you mean",
    "it.test, SelectionTest$Claims#x77, names 'x77'",
  })
  void refusesWhatIsNotThereAndListsWhatIs(String option, String asked, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selection(Map.of(option, asked)))
        .withMessageContainingAll("-D" + option, message, "X1, X2", "HW9 §1", "part-1, slow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"part-1 slow", "(part-1", "& |", ","})
  void refusesTagsThatAreNoExpression(String groups) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selection(Map.of("groups", groups)))
        .withMessageStartingWith("-Dgroups is '" + groups + "': ")
        .withMessageContaining("Give tags");
  }

  /** Surefire's own filter of tags would leave nothing, in silence, were it asked first. */
  @Test
  void refusesAnUnknownTagThoughTheBuildToolFiltersByItToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                selected(
                    Map.of("groups", "part-9"),
                    ClaimClass.of(Claims.class),
                    TagFilter.includeTags("part-9")))
        .withMessageContainingAll("-Dgroups", "did you mean part-1?");
  }

  @Test
  void leavesOutTheClassesOfOtherReports() {
    List<ClaimClass> all =
        Stream.concat(
                ClaimClass.of(Claims.class).stream(),
                ClaimClass.besides(SelectionTest.class).stream()
                    .filter(one -> one.type().getSimpleName().equals("TanhWinsIT")))
            .toList();
    assertThat(selected(Map.of("assay.report", "my-report"), all))
        .containsExactlyInAnyOrder("unit", "T1", "T2");
    assertThat(selected(Map.of("assay.report", "my-report", "assay.claim", "t2"), all))
        .containsExactly("T2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selected(Map.of("assay.report", "my-report", "assay.claim", "X1"), all))
        .withMessageContainingAll("Claims, for -Dassay.claim: T1, T2.", "hw9, my-report");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selected(Map.of("assay.report", "my-reprot"), all))
        .withMessage(
            "-Dassay.report names 'my-reprot', which is not there: did you mean my-report?"
                + " The reports are hw9, my-report.");
  }

  @Test
  void leavesTagsOfOtherTestsToThem() {
    assertThatCode(() -> selection(Map.of("groups", "FAST"))).doesNotThrowAnyException();
    assertThat(ClaimClass.tagsBesides(SelectionTest.class)).contains("my-report");
  }

  @Test
  void findsTheClassesOfClaimsBesideOne() {
    assertThat(ClaimClass.besides(SelectionTest.class))
        .extracting(one -> one.type().getSimpleName())
        .contains("TanhWinsIT")
        .doesNotContain("Claims");
  }

  private static Selection selection(Map<String, String> properties) {
    return new Selection(properties, ClaimClass.of(Claims.class), () -> Set.of("fast"));
  }

  private static List<String> selected(Map<String, String> properties) {
    return selected(properties, ClaimClass.of(Claims.class));
  }

  private static List<String> selected(
      Map<String, String> properties, List<ClaimClass> all, Filter<?>... filters) {
    TestPlan plan =
        LauncherFactory.create(
                LauncherConfig.builder()
                    .enablePostDiscoveryFilterAutoRegistration(false)
                    .enableTestExecutionListenerAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .addPostDiscoveryFilters(new ClaimsFilter(properties, type -> all))
                    .build())
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(
                        Stream.concat(all.stream().map(ClaimClass::type), Stream.of(Other.class))
                            .map(DiscoverySelectors::selectClass)
                            .toList())
                    .filters(filters)
                    .build());
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .map(test -> test.getDisplayName().replace("()", ""))
        .toList();
  }
}
