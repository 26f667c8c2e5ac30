package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Scale;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of a report's claims a run takes on.
 *
 * @param report all experiments of the report that could be found, those of the run among them
 * @param selected the experiments of the run
 */
public record Coverage(List<Experiment> report, List<Experiment> selected) {

  /** Copies the lists; what is selected belongs to the report though it was not found. */
  public Coverage {
    selected = List.copyOf(selected);
    List<String> found = selected.stream().map(Experiment::section).toList();
    report =
        Stream.concat(
                selected.stream(), report.stream().filter(one -> !found.contains(one.section())))
            .sorted(Coverage::inOrderOfTheReport)
            .toList();
  }

  private static int inOrderOfTheReport(Experiment one, Experiment other) {
    return one.report().order().compare(one.section(), other.section());
  }

  /**
   * Says what is not in the report of a run.
   *
   * @param judged the sections that are
   * @return nothing if the run has all of the report's claims
   */
  Optional<String> missing(Collection<String> judged) {
    List<Experiment> reached = report.stream().filter(e -> judged.contains(e.section())).toList();
    if (reached.size() == report.size()) {
      return Optional.empty();
    }
    List<String> pending = sections(selected, judged);
    List<String> left = sections(report, selected.stream().map(Experiment::section).toList());
    return Optional.of(
        String.format(
            Locale.ENGLISH,
            "%d of the report's %d claims.%s%s",
            claims(reached),
            claims(report),
            pending.isEmpty()
                ? ""
                : " Not reached, because the run goes on or was stopped: "
                    + String.join(", ", pending)
                    + ".",
            left.isEmpty() ? "" : " Left out of this run: " + String.join(", ", left) + "."));
  }

  /**
   * Requires that expected verdicts are of scales and claims that there are. Claims are looked for
   * where all sections that the report lists were found.
   *
   * @param file where they are from, for the message
   * @throws IllegalArgumentException if one is not, naming file, entry and what is like it
   */
  void requireKnown(ExpectedVerdicts expected, Path file) {
    List<String> scales = Stream.of(Scale.values()).map(Scale::label).toList();
    List<String> claims = report.stream().flatMap(one -> ids(one).stream()).toList();
    Set<String> found = report.stream().map(Experiment::section).collect(Collectors.toSet());
    List<String> listed =
        report.stream().limit(1).flatMap(one -> one.report().sections().stream()).toList();
    boolean whole =
        !listed.isEmpty()
            && found.containsAll(listed)
            && report.stream().noneMatch(one -> ids(one).isEmpty());
    for (ExpectedVerdicts.Entry entry : expected.entries()) {
      String of = String.format(Locale.ENGLISH, "%s, entry of %s", file, entry.claimId());
      requireAmong(scales, entry.scale(), of, "scale");
      if (whole) {
        requireAmong(claims, entry.claimId(), of, "claim");
      }
    }
  }

  private static void requireAmong(List<String> known, String name, String entry, String what) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s: \"%s\" is no %s: did you mean %s? Mend or remove the entry; there are %s.",
              entry,
              name,
              what,
              Nearest.of(name, known),
              String.join(", ", known)));
    }
  }

  private static List<String> sections(List<Experiment> all, Collection<String> without) {
    return all.stream().map(Experiment::section).filter(one -> !without.contains(one)).toList();
  }

  private static int claims(List<Experiment> experiments) {
    return experiments.stream().mapToInt(Coverage::claims).sum();
  }

  private static int claims(Experiment experiment) {
    return ids(experiment).size();
  }

  /**
   * Returns the one report of the selected experiments.
   *
   * @throws IllegalArgumentException if none is selected, experiments of two reports are, or two
   *     share a section or a claim
   */
  ReportUnderTest requireOneReport() {
    ReportUnderTest one = reportOf(selected);
    requireDistinct(selected);
    return one;
  }

  private static ReportUnderTest reportOf(List<Experiment> selected) {
    List<ReportUnderTest> reports = selected.stream().map(Experiment::report).distinct().toList();
    if (reports.size() != 1) {
      throw new IllegalArgumentException(
          reports.isEmpty()
              ? "No experiment is selected: register a ClaimsExtension in a static field of a test"
                  + " class."
              : String.format(
                  Locale.ENGLISH,
                  "Claims of %d reports are selected (%s): run one report at a time, by -Dassay.report=%s.",
                  reports.size(),
                  reports.stream().map(ReportUnderTest::title).collect(Collectors.joining("; ")),
                  reports.stream().map(ReportUnderTest::key).collect(Collectors.joining(" or "))));
    }
    return reports.get(0);
  }

  /** Two sections of one name, or two claims, would overwrite each other in the report. */
  private static void requireDistinct(List<Experiment> selected) {
    Map<String, String> claims = new HashMap<>();
    Set<String> sections = new HashSet<>();
    for (Experiment experiment : selected) {
      String section = experiment.section();
      if (!sections.add(section)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Two experiments are section %s: give each a section of its own.",
                section));
      }
      for (String id : ids(experiment)) {
        String other = claims.putIfAbsent(id, section);
        if (other != null) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ENGLISH,
                  "Claim %s is in %s and in %s: give each claim an id of its own.",
                  id,
                  other,
                  section));
        }
      }
    }
  }

  private static List<String> ids(Experiment experiment) {
    try {
      return experiment.claims().stream().map(Claim::id).toList();
    } catch (RuntimeException | Error e) {
      // Its section will say so.
      return List.of();
    }
  }
}
