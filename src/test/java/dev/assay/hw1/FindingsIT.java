package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Recording;
import dev.assay.claim.Verdict;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportSettings;
import dev.assay.report.recording.RecordingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/findings.md to what the recordings say. */
class FindingsIT {
  private static final Path RECORDED = Path.of("fixtures/recorded");
  private static final Pattern FINDING = Pattern.compile("\\*\\*([A-Z]\\d) ([A-Z_]+)\\*\\*(.*)");
  private static final Pattern NUMBER = Pattern.compile("`([^`]+)`");

  private static String text() throws IOException {
    // A finding in a line.
    return Files.readString(Path.of("docs/findings.md")).replaceAll("\n  +", " ");
  }

  /** Judged once: sixty seeds and their alternative settings take seconds. */
  private static final Map<String, Verdict> VERDICTS = recorded();

  private static Map<String, Verdict> recorded() {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (Experiment experiment : Hw1ContractTest.all().toList()) {
      Optional<Recording> recording = RecordingFile.read(experiment.section(), RECORDED);
      recording.ifPresent(
          found ->
              found
                  .within(experiment.ranges())
                  .judge(ReportSettings.claimsOf(experiment))
                  .forEach(verdict -> verdicts.put(verdict.claim().id(), verdict)));
    }
    return verdicts;
  }

  @Test
  void saysTheGradeAndTheFiguresOfEachRecordedClaim() throws IOException {
    Map<String, String> found = new TreeMap<>();
    FINDING
        .matcher(text())
        .results()
        .forEach(
            finding -> {
              String id = finding.group(1);
              found.put(id, finding.group(2));
              String why = VERDICTS.get(id).why();
              NUMBER
                  .matcher(finding.group(3))
                  .results()
                  .forEach(number -> assertThat(why).as(id).contains(number.group(1)));
            });
    assertThat(found)
        .isEqualTo(
            VERDICTS.values().stream()
                .collect(
                    Collectors.toMap(
                        verdict -> verdict.claim().id(), verdict -> verdict.grade().name())));
  }

  /** A page that lacks the heading says that there is none. */
  @Test
  void namesEachClaimThatIsNotRecorded() throws IOException {
    String[] parts = text().split("## What nobody has run yet at the report's settings\n\n", 2);
    List<String> named =
        parts.length == 1
            ? List.of()
            : Arrays.stream(parts[1].split("\\.", 2)[0].split(",\\s+"))
                .map(String::strip)
                .sorted()
                .toList();
    assertThat(named)
        .isEqualTo(
            Hw1ContractTest.all()
                .flatMap(experiment -> experiment.claims().stream())
                .map(claim -> claim.id())
                .filter(id -> !VERDICTS.containsKey(id))
                .sorted()
                .toList());
  }

  @Test
  void countsSeedsTrialsAndHoursOfEachSection() throws IOException {
    for (Experiment experiment : Hw1ContractTest.all().toList()) {
      Optional<Recording> recording = RecordingFile.read(experiment.section(), RECORDED);
      if (recording.isEmpty()) {
        assertThat(text()).doesNotContain("| " + experiment.section() + " |");
        continue;
      }
      int trials =
          recording.get().origins().values().stream().mapToInt(seed -> seed.trials()).sum();
      double seconds =
          recording.get().origins().values().stream().mapToDouble(seed -> seed.seconds()).sum();
      assertThat(text())
          .contains(
              String.format(
                  Locale.ENGLISH,
                  "| %s | %d | %d | %.2f |",
                  experiment.section(),
                  recording.get().origins().size(),
                  trials,
                  seconds / 3600));
    }
  }
}
