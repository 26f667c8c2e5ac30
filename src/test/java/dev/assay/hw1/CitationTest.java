package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.claim.Claim;
import dev.assay.experiment.Experiment;
import dev.assay.report.text.Binding;
import dev.assay.report.text.Outline;
import dev.assay.report.text.Passages;
import dev.assay.report.text.Passages.Kind;
import dev.assay.report.text.PassagesFile;
import dev.assay.report.text.ReportText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Binds what the claims cite to the report's text. The text is not in the project; where each quote
 * stands in it is, so that a changed quote is seen by everybody.
 */
class CitationTest {
  private static final Passages KEPT =
      PassagesFile.read(Hw1.REPORT.passages(Path.of(""))).orElseThrow();

  private static List<Experiment> experiments() {
    return Hw1ContractTest.all()
        .sorted((a, b) -> Hw1.REPORT.order().compare(a.section(), b.section()))
        .toList();
  }

  private static Outline outline() {
    return new Outline(experiments().stream().map(CitationTest::part).toList());
  }

  private static Outline.Part part(Experiment experiment) {
    return new Outline.Part(
        experiment.section(),
        experiment.questions().stream().map(question -> question.asked()).toList(),
        experiment.claims().stream().map(CitationTest::cited).toList());
  }

  private static Outline.Cited cited(Claim claim) {
    return new Outline.Cited(claim.id(), claim.where().place(), claim.where().quote());
  }

  @Test
  void quotesWhatWasFoundInTheText() {
    Map<String, String> found =
        KEPT.quotes().stream()
            .collect(Collectors.toMap(Passages.Quote::claim, Passages.Quote::digest));
    Map<String, String> quoted =
        experiments().stream()
            .flatMap(experiment -> experiment.claims().stream())
            .collect(
                Collectors.toMap(Claim::id, claim -> ReportText.digest(claim.where().quote())));
    assertThat(found)
        .as("a quote was changed: run with -Dassay.report.text=FILE and keep passages.json")
        .isEqualTo(quoted);
  }

  @Test
  void leavesNoSentenceToNobodyUnseen() {
    assertThat(KEPT.sentences()).filteredOn(Passages.Sentence::isUnseen).isEmpty();
    int at = 0;
    for (Passages.Sentence sentence : KEPT.sentences()) {
      assertThat(sentence.from()).isGreaterThanOrEqualTo(at);
      assertThat(sentence.kind() == Kind.CLAIM).isEqualTo(!sentence.claims().isEmpty());
      at = sentence.to();
    }
    assertThat(at).isLessThanOrEqualTo(KEPT.length());
    for (Passages.Quote quote : KEPT.quotes()) {
      assertThat(KEPT.sentences())
          .as(quote.claim())
          .anyMatch(
              sentence ->
                  sentence.claims().contains(quote.claim())
                      && sentence.from() <= quote.from()
                      && quote.from() < sentence.to());
    }
  }

  @Test
  void findsEveryQuoteAndQuestionInTheText() {
    Optional<Path> text = Hw1.text();
    assumeTrue(text.isPresent(), "The report's text is not here: give -Dassay.report.text=FILE.");
    Binding binding = Binding.of(ReportText.read(text.get()), outline());
    assertThat(binding.unmatched()).isEmpty();
    assertThat(binding.passages().knowing(KEPT)).isEqualTo(KEPT);
  }
}
