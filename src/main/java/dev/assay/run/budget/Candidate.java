package dev.assay.run.budget;

import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * A section that time may be used for.
 *
 * @param section the section
 * @param reason why; what lacks a recording comes first
 * @param complete how many of its seeds have all their trials
 * @param wanted how many are wanted in all
 * @param open the trials that each further seed lacks, the next seed first
 */
public record Candidate(
    String section, Reason reason, int complete, int wanted, List<List<Trial>> open) {
  /** Why time is used for a section, what is more urgent first. */
  public enum Reason {
    /** Nothing of it is recorded, or this run's scale is not recorded. */
    UNRECORDED("to be graded"),
    /** More seeds may decide a claim that its recording leaves open. */
    UNDECIDED("more seeds may decide");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Says it in a few words. */
    public String text() {
      return text;
    }
  }

  /** Copies the lists. */
  public Candidate {
    List<List<Trial>> copy = new ArrayList<>();
    open.forEach(seed -> copy.add(List.copyOf(seed)));
    open = List.copyOf(copy);
  }

  /** Returns all trials that it lacks, each once. */
  List<Trial> lacking() {
    return open.stream().flatMap(List::stream).distinct().toList();
  }
}
