package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Experiment;
import dev.assay.run.TestSection.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Path FILE = Path.of("expected-verdicts.json");
  private static final Experiment FIRST = new TestSection(1);
  private static final Coverage WHOLE =
      new Coverage(List.of(new TestSection(2), new TestSection(3)), List.of(FIRST));

  @Test
  void knowsTheClaimsOfSectionsThatAreNotRun() {
    assertThatCode(() -> WHOLE.requireKnown(expected("B1", "full"), FILE))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesExpectedVerdictsOfAClaimOrAScaleThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WHOLE.requireKnown(expected("A11", "full"), FILE))
        .withMessageContainingAll(
            "expected-verdicts.json, entry of A11", "\"A11\" is no claim: did you mean A1?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WHOLE.requireKnown(expected("A1", "qick"), FILE))
        .withMessageContaining(
            "\"qick\" is no scale: did you mean quick? Mend or remove the entry");
  }

  @Test
  void leavesClaimsAloneWhereNotAllAreKnown() {
    Experiment nameless = new TestSection(1, Where.CLAIMS, new IllegalStateException("no claims"));
    for (Coverage part :
        List.of(
            new Coverage(List.of(), List.of(FIRST)),
            new Coverage(List.of(new TestSection(2), new TestSection(3)), List.of(nameless)))) {
      assertThatCode(() -> part.requireKnown(expected("Z9", "full"), FILE))
          .doesNotThrowAnyException();
    }
  }

  private static ExpectedVerdicts expected(String claim, String scale) {
    String digest = "0".repeat(64);
    return new ExpectedVerdicts(
        List.of(
            new ExpectedVerdicts.Entry(
                claim,
                "mnist",
                scale,
                Grade.REFUTED,
                Optional.empty(),
                digest,
                digest,
                "for a test")));
  }
}
