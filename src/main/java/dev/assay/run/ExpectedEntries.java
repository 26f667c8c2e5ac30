package dev.assay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.report.ClaimReport;
import dev.assay.report.RunReport;
import dev.assay.report.file.OutputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  private static List<Verdict> open(RunReport run) {
    return run.claims().stream()
        .filter(
            claim ->
                !(claim.check() instanceof ExpectedVerdicts.Match
                    || claim.check() instanceof ExpectedVerdicts.NotRun
                    || claim.check() instanceof ExpectedVerdicts.NotCompared))
        .map(ClaimReport::verdict)
        .toList();
  }

  private static ObjectNode entry(Verdict verdict) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("claim", verdict.claim().id())
        .put("data", verdict.setting().data())
        .put("scale", verdict.setting().scale())
        .put("grade", verdict.grade().name())
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
}
