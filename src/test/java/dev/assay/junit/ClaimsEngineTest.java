package dev.assay.junit;

import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Experiment;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ClaimsEngineTest {
  private static Comparison fit() {
    return Comparison.on(FunctionSamples.ofDomain(20))
        .arm("wide", Mlp.ofWidths(Activation.TANH, 4))
        .optimizer(Optimizer.adam(1e-3))
        .batch(20)
        .steps(quick(9))
        .seeds(quick(2));
  }

  @AssayReport(title = "A report", section = "§7", about = "Wide networks")
  @Tag("all")
  static class Good {
    static final Comparison FIT = fit();

    @ClaimTest(id = "W10", where = "§7", quote = "it fits")
    @Tag("late")
    Criterion fits() {
      return FIT.rSquared().of("wide").atLeast(0.9);
    }

    @ClaimTest(id = "W2", where = "§7", quote = "it learns", says = "The loss is small")
    Criterion learns(Claim.Builder claim) {
      claim.note("small: at most 0.1");
      return FIT.finalLoss().of("wide").atMost(0.1);
    }
  }

  @AssayReport(title = "A report", section = "§8")
  static class Dear {
    static final Comparison FIT = fit().steps(quick(900));

    @ClaimTest(id = "W3", where = "§8", quote = "it fits in the end")
    Criterion fits() {
      return FIT.rSquared().of("wide").atLeast(0.9);
    }
  }

  static class Unmarked {
    static final Comparison FIT = fit();

    @ClaimTest(id = "W1", where = "§7", quote = "it fits")
    Criterion fits() {
      return FIT.rSquared().of("wide").atLeast(0.9);
    }
  }

  @AssayReport(title = "A report", section = "§7")
  static class Misspelt {
    static final Comparison FIT = fit();

    @ClaimTest(id = "W1", where = "§7", quote = "it fits")
    Criterion fits() {
      return FIT.rSquared().of("wise").atLeast(0.9);
    }
  }

  @AssayReport(title = "A report", section = "§7")
  static class Incomplete {
    static final Criterion NEVER =
        Comparison.on(FunctionSamples.ofDomain(9)).rSquared().of("a").atLeast(1);
    static final Comparison FIT = fit();

    @ClaimTest(id = "W1", where = "§7", quote = "it fits")
    Criterion fits() {
      return NEVER;
    }
  }

  @AssayReport(title = "A report", section = "§7")
  static class Void {
    static final Comparison FIT = fit();

    @ClaimTest(id = "W1", where = "§7", quote = "it fits")
    void fits() {}
  }

  private static List<TestIdentifier> found(DiscoverySelector selector, Filter<?>... filters) {
    return found(List.of(selector), filters);
  }

  private static List<TestIdentifier> found(
      List<? extends DiscoverySelector> selectors, Filter<?>... filters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).filters(filters).build();
    TestPlan plan = LauncherFactory.create().discover(request);
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .toList();
  }

  private static List<String> names(DiscoverySelector selector, Filter<?>... filters) {
    return found(selector, filters).stream().map(TestIdentifier::getDisplayName).toList();
  }

  @Test
  void findsTheClaimsOfAClassInTheOrderOfTheirIds() {
    assertThat(names(selectClass(Good.class))).containsExactly("W2", "W10");
  }

  @Test
  void findsOneClaimByItsMethodAndByItsId() {
    assertThat(names(selectMethod(Good.class, "fits"))).containsExactly("W10");
    String id = found(selectMethod(Good.class, "fits")).get(0).getUniqueId();
    assertThat(names(selectUniqueId(id))).containsExactly("W10");
  }

  @Test
  void findsClaimsByTag() {
    assertThat(names(selectClass(Good.class), TagFilter.includeTags("late")))
        .containsExactly("W10");
    assertThat(names(selectClass(Good.class), TagFilter.includeTags("all"))).hasSize(2);
    assertThat(names(selectClass(Good.class), TagFilter.excludeTags("all"))).isEmpty();
  }

  @Test
  void runsTheCheapestSectionFirst() {
    assertThat(found(List.of(selectClass(Dear.class), selectClass(Good.class))))
        .extracting(TestIdentifier::getDisplayName)
        .containsExactly("W2", "W10", "W3");
  }

  @Test
  void findsNothingInOtherClasses() {
    assertThat(names(selectClass(String.class))).isEmpty();
  }

  @Test
  void plansTheExperimentsOfTheSelectedClasses() {
    TestPlan plan =
        LauncherFactory.create()
            .discover(
                LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(Good.class), selectClass(Misspelt.class))
                    .build());
    assertThat(SelectedSections.experiments(plan))
        .containsExactly(ClaimFile.experiment(Good.class));
  }

  @Test
  void readsClaimsAndSectionOffTheAnnotations() {
    Experiment experiment = ClaimFile.experiment(Good.class);
    assertThat(experiment.report().title()).isEqualTo("A report");
    assertThat(experiment.section()).isEqualTo("§7");
    assertThat(experiment.title()).isEqualTo("Wide networks");
    assertThat(experiment.claims())
        .extracting(Claim::statement)
        .containsExactly("The loss is small", "it fits");
    assertThat(experiment.claims().get(0).notes()).containsExactly("small: at most 0.1");
  }

  @Test
  void saysWhatIsWrongWithAFileOfClaims() {
    refuses(Unmarked.class, "mark it with @AssayReport");
    refuses(Misspelt.class, "no arm \"wise\": give one of [wide]");
    refuses(Incomplete.class, "a comparison lacks an arm");
    refuses(Incomplete.class, "a comparison lacks an arm");
    refuses(Void.class, "return a Criterion, and take nothing or a Claim.Builder");
  }

  private static void refuses(Class<?> type, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClaimFile.experiment(type))
        .withMessageStartingWith("the claims of " + type.getName() + " cannot be read")
        .withMessageContaining(why);
  }
}
