package dev.assay.experiment;

import dev.assay.claim.evidence.Evidence;
import dev.assay.report.figure.Figure;
import dev.assay.training.Trial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the trials of an experiment show.
 *
 * @param evidence the measurements under the default settings
 * @param alternatives the same under each alternative setting, by the setting's name
 * @param notRun alternative settings that are planned and not run at this scale, with the claims
 *     they touch
 * @param figures each claim's figures, the first one inline
 * @param trials the trials behind each claim
 */
public record Findings(
    Evidence evidence,
    Map<String, Evidence> alternatives,
    Map<String, Set<String>> notRun,
    Map<String, List<Figure>> figures,
    Map<String, Set<Trial>> trials) {

  /** Copies the maps. */
  public Findings {
    // Map.copyOf would lose the order, which readers see.
    alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
    notRun = Collections.unmodifiableMap(new LinkedHashMap<>(notRun));
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
  }

  /** Returns findings without alternatives, figures and trials yet. */
  public static Findings of(Evidence evidence) {
    return new Findings(evidence, Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Returns the same with the evidence under an alternative setting. */
  public Findings alternative(String name, Evidence other) {
    Map<String, Evidence> more = new LinkedHashMap<>(alternatives);
    more.put(name, other);
    return new Findings(evidence, more, notRun, figures, trials);
  }

  /**
   * Returns the same with an alternative setting that this scale does not run, and the claims it
   * touches.
   */
  public Findings alternativeNotRun(String name, String... claims) {
    Map<String, Set<String>> more = new LinkedHashMap<>(notRun);
    more.put(name, Set.of(claims));
    return new Findings(evidence, alternatives, more, figures, trials);
  }

  /** Returns the alternative settings of a claim that this scale does not run. */
  public List<String> notRun(String claim) {
    return notRun.entrySet().stream()
        .filter(alternative -> alternative.getValue().contains(claim))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the same with a figure that belongs to the given claims. */
  public Findings figure(Figure figure, String... claims) {
    Map<String, List<Figure>> more = new LinkedHashMap<>(figures);
    for (String claim : claims) {
      more.merge(
          claim,
          List.of(figure),
          (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    }
    return new Findings(evidence, alternatives, notRun, more, trials);
  }

  /** Returns the same with a figure that belongs to the given claims, if there is one. */
  public Findings figure(Optional<Figure> figure, String... claims) {
    return figure.map(one -> figure(one, claims)).orElse(this);
  }

  /** Returns the same with figures that say of which data, scale and seeds they are. */
  public Findings at(String setting) {
    Map<String, List<Figure>> stamped = new LinkedHashMap<>();
    figures.forEach(
        (claim, all) ->
            stamped.put(claim, all.stream().map(figure -> figure.at(setting)).toList()));
    return new Findings(evidence, alternatives, notRun, stamped, trials);
  }

  /** Returns the same with trials that stand behind the given claims. */
  public Findings trials(Iterable<Trial> behind, String... claims) {
    Map<String, Set<Trial>> more = new LinkedHashMap<>(trials);
    for (String claim : claims) {
      Set<Trial> all = new LinkedHashSet<>(more.getOrDefault(claim, Set.of()));
      behind.forEach(all::add);
      more.put(claim, all);
    }
    return new Findings(evidence, alternatives, notRun, figures, more);
  }
}
