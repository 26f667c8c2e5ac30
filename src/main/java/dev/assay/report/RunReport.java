package dev.assay.report;

import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.Figure;
import dev.assay.report.text.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a reader is shown of one run.
 *
 * @param title the report whose claims were tested
 * @param data the data set of the run, for example {@code mnist}; {@code function} where no images
 *     were used
 * @param scale {@code smoke}, {@code quick} or {@code full}
 * @param provenance what ran it: commit, JDK, backend; one line
 * @param computed training code and kernels
 * @param sections the report's sections, in its order
 * @param partial what of the report is not in it, in a sentence; empty where nothing is left out
 * @param allure address of Allure's page, as the board's directory has it
 * @param story what of the report itself a reader is led by
 */
public record RunReport(
    String title,
    String data,
    String scale,
    String provenance,
    Computed computed,
    List<Section> sections,
    Optional<String> partial,
    String allure,
    Story story) {

  /**
   * Copies the sections.
   *
   * @throws IllegalArgumentException if two claims share an id, or two different figures do; the
   *     message names it
   */
  public RunReport {
    sections = List.copyOf(sections);
    Map<String, Figure> figures = new LinkedHashMap<>();
    Map<String, ClaimReport> claims = new LinkedHashMap<>();
    for (Section section : sections) {
      for (ClaimReport claim : section.claims()) {
        String id = claim.verdict().claim().id();
        if (claims.put(id, claim) != null) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ENGLISH, "Claim %s is reported twice. Report each claim once.", id));
        }
        for (Figure figure : claim.allFigures()) {
          Figure before = figures.putIfAbsent(figure.id(), figure);
          if (before != null && !before.equals(figure)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ENGLISH,
                    "Two different figures have the id %s, one of them with claim %s. Rename one.",
                    figure.id(),
                    id));
          }
        }
      }
    }
  }

  /** Holds a run of the whole report. */
  public RunReport(
      String title, String data, String scale, String provenance, List<Section> sections) {
    this(
        title,
        data,
        scale,
        provenance,
        Computed.NOTHING,
        sections,
        Optional.empty(),
        "../allure-report/index.html",
        Story.NONE);
  }

  /** Returns the same of a report whose text, or whose main claims, are known. */
  public RunReport with(Story other) {
    return new RunReport(
        title, data, scale, provenance, computed, sections, partial, allure, other);
  }

  /** Lists the claims in the report's order. */
  public List<ClaimReport> claims() {
    return sections.stream().flatMap(section -> section.claims().stream()).toList();
  }

  /**
   * Lists the claims that carry the report: those that it names or, where it names none, the first
   * of each section that is decided, five at most.
   */
  public List<ClaimReport> mainClaims() {
    List<ClaimReport> named =
        story.mainClaims().stream()
            .flatMap(
                id ->
                    claims().stream().filter(claim -> claim.verdict().claim().id().equals(id)))
            .toList();
    return named.isEmpty()
        ? sections.stream()
            .flatMap(
                section ->
                    Stream.concat(
                            section.claims().stream().filter(RunReport::isDecided),
                            section.claims().stream())
                        .limit(1))
            .limit(5)
            .toList()
        : named;
  }

  private static boolean isDecided(ClaimReport claim) {
    Grade grade = claim.lead().shown();
    return grade.isDecided() || grade == Grade.ILL_POSED;
  }

  /** Lists the figures, each once: several claims may show the same. */
  public List<Figure> figures() {
    return claims().stream().flatMap(claim -> claim.allFigures().stream()).distinct().toList();
  }

  /** Warns of what a reader must know before any grade, if anything. */
  public Optional<String> warning() {
    return Stream.concat(partial.stream(), warning(data, scale).stream())
        .reduce((first, second) -> first + " " + second);
  }

  /** Warns of what a reader of one claim on this data and scale must know, if anything. */
  static Optional<String> warning(String data, String scale) {
    String drawn =
        data.equals("mnist") || data.equals("function")
            ? ""
            : String.format(
                Locale.ENGLISH,
                "Not MNIST: this run used the data set “%s”. Its grades say nothing about MNIST. ",
                data);
    String smoke =
        scale.equals("smoke")
            ? "Smoke scale: the experiments ran on a sliver to try the machinery; this run grades nothing."
            : "";
    return Optional.of((drawn + smoke).strip()).filter(text -> !text.isEmpty());
  }

  /** Returns the same without figures, which are most of what a page weighs. */
  public RunReport withoutFigures() {
    return new RunReport(
        title,
        data,
        scale,
        provenance,
        computed,
        sections.stream()
            .map(
                section ->
                    section.with(
                        section.claims().stream().map(ClaimReport::withoutFigures).toList()))
            .toList(),
        partial,
        allure,
        story);
  }
}
