package dev.assay.run;

import dev.assay.experiment.Experiment;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  private static List<String> sections(List<Experiment> all, Collection<String> without) {
    return all.stream().map(Experiment::section).filter(one -> !without.contains(one)).toList();
  }

  private static int claims(List<Experiment> experiments) {
    return experiments.stream().mapToInt(Coverage::claims).sum();
  }

  private static int claims(Experiment experiment) {
    try {
      return experiment.claims().size();
    } catch (RuntimeException | Error e) {
      // Its section will say so.
      return 0;
    }
  }
}
