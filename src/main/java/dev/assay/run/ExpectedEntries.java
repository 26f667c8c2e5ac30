package dev.assay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExpectedVerdicts.Check;
import dev.assay.claim.Verdict;
import dev.assay.report.ClaimReport;
import dev.assay.report.RecordedReport;
import dev.assay.report.RunReport;
import dev.assay.report.file.OutputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the entries that a person may paste into the expected verdicts: those of claims that have
 * none or another one. The reason is left to the person.
 */
final class ExpectedEntries {
  private static final String NAME = "expected-entries.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExpectedEntries() {}

  /**
   * Writes {@code expected-entries.json}.
   *
   * @param refused why the grades of this run must not be entered, if they must not
   */
  static void write(RunReport run, Path directory, Optional<String> refused) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (refused.isPresent()) {
      root.put("refused", refused.get());
    } else {
      var entries = root.putArray("verdicts");
      open(run).forEach(verdict -> entries.add(entry(verdict)));
    }
    OutputFiles.write(directory.resolve(NAME), text(root));
  }

  /** This run's verdicts, and those of recorded runs, which are judged again each time. */
  private static List<Verdict> open(RunReport run) {
    return run.claims().stream()
        .flatMap(
            claim ->
                Stream.concat(
                    open(claim.verdict(), claim.check()),
                    claim.recorded().stream()
                        .flatMap(recorded -> open(recorded.verdict(), recorded.check()))))
        .toList();
  }

  private static Stream<Verdict> open(Verdict verdict, ExpectedVerdicts.Check check) {
    boolean entered =
        check instanceof ExpectedVerdicts.Match
            || check instanceof ExpectedVerdicts.NotRun
            || check instanceof ExpectedVerdicts.NotCompared;
    return entered ? Stream.empty() : Stream.of(verdict);
  }

  private static ObjectNode entry(Verdict verdict) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("claim", verdict.claim().id())
            .put("data", verdict.setting().data())
            .put("scale", verdict.setting().scale())
            .put("grade", verdict.grade().name());
    verdict.wouldBe().ifPresent(grade -> entry.put("wouldBe", grade.name()));
    return entry
        .put("criterionDigest", verdict.criterionDigest())
        .put("settingsDigest", verdict.setting().digest())
        .put("reason", "");
  }

  private static String text(ObjectNode root) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The entries cannot be written as JSON.", e);
    }
  }

  /** Fails if a grade is not the expected one, with the command that repeats the claim. */
  static void require(ClaimReport claim) {
    Check check = claim.check();
    if (check.failsBuild()) {
      throw failure(
          claim,
          check.text()
              + "\nRepeat it: "
              + claim.repeat()
              + "\nThe entry to paste, once it is clear why: expected-entries.json beside the board");
    }
    claim
        .recorded()
        .map(RecordedReport::check)
        .filter(Check::failsBuild)
        .ifPresent(
            recorded -> {
              throw failure(claim, "The recorded full run, judged again: " + recorded.text());
            });
  }

  /** Returns a failure that starts with the grade that leads, by which Allure sorts the claim. */
  static AssertionError failure(ClaimReport claim, String text) {
    return new AssertionError(claim.lead().grade().message(text));
  }
}
