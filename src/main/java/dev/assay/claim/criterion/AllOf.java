package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.assessment.Role;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A claim that says several things, all of which must hold.
 *
 * <p>The claim has one p in the section's family ({@link dev.assay.claim.assessment.HolmFamily}),
 * and each part gets its own grade. The whole follows from this table, first line that applies:
 *
 * <table>
 * <caption>Grade of the whole</caption>
 * <tr><th>parts</th><th>whole</th></tr>
 * <tr><td>one is ILL_POSED</td><td>ILL_POSED</td></tr>
 * <tr><td>all are REPRODUCED</td><td>REPRODUCED</td></tr>
 * <tr><td>one is REFUTED, another REPRODUCED or PARTIAL</td><td>PARTIAL</td></tr>
 * <tr><td>one is REFUTED, none REPRODUCED or PARTIAL</td><td>REFUTED</td></tr>
 * <tr><td>one is INCONCLUSIVE, none REFUTED</td><td>INCONCLUSIVE</td></tr>
 * <tr><td>else: all REPRODUCED or PARTIAL</td><td>PARTIAL</td></tr>
 * </table>
 *
 * <p>So an undecided part keeps the whole from REPRODUCED, but cannot save a claim of which another
 * part is refuted.
 *
 * <p>That is so where parts count alike. A part may be the <b>core</b>: if it is refuted, so is the
 * whole, and no other part refutes the whole while the core is open. A part may be a
 * <b>condition</b>, of which the others are said: if it is refuted or holds in part only, the whole
 * is UNTESTED; if it is undecided, so is the whole.
 *
 * @param parts at least two criteria, none itself composite
 * @param roles what each is to the whole, in the same order
 */
public record AllOf(List<Criterion> parts, List<Role> roles) implements Criterion {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there are fewer than two, one is composite, or all are
   *     conditions
   */
  public AllOf {
    parts = List.copyOf(parts);
    roles = List.copyOf(roles);
    if (roles.size() != parts.size() || roles.stream().allMatch(Role.CONDITION::equals)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A composite of %s with the roles %s: give each part one, and not all of them CONDITION.",
              Text.counted(parts.size(), "part"),
              roles));
    }
    if (parts.size() < 2 || parts.stream().anyMatch(AllOf.class::isInstance)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A composite of %s, %s: give at least two, none of them composite.",
              Text.counted(parts.size(), "part"),
              parts.stream().map(Criterion::kind).toList()));
    }
  }

  /** Joins criteria all of which must hold, and which count alike. */
  public static AllOf of(Criterion... parts) {
    return new AllOf(List.of(parts), Collections.nCopies(parts.length, Role.PART));
  }

  /** Makes a part the core: refuted, it refutes the whole. */
  public AllOf core(Criterion part) {
    return with(part, Role.CORE);
  }

  /** Makes a part a condition: where it does not hold, the others are not tested. */
  public AllOf onlyIf(Criterion part) {
    return with(part, Role.CONDITION);
  }

  private AllOf with(Criterion part, Role role) {
    int place = parts.indexOf(part);
    if (place < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "\"%s\" is not a part of \"%s\".", part.label(), label()));
    }
    List<Role> others = new ArrayList<>(roles);
    others.set(place, role);
    return new AllOf(parts, others);
  }

  @Override
  public String kind() {
    return "allOf";
  }

  @Override
  public String label() {
    return parts.stream().map(Criterion::label).collect(Collectors.joining("; "));
  }

  @Override
  public String describe() {
    StringBuilder text = new StringBuilder("All of these must hold:");
    for (int i = 0; i < parts.size(); i++) {
      text.append(String.format(Locale.ENGLISH, " (%d) %s", i + 1, descriptions().get(i)));
    }
    return text.toString();
  }

  private static String said(Role role) {
    return switch (role) {
      case PART -> "";
      case CORE -> "The core, without which the whole is refuted: ";
      case CONDITION -> "The condition, without which the rest is not tested: ";
    };
  }

  /** Describes each part by itself, with what it is to the whole. */
  public List<String> descriptions() {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> said(roles.get(i)) + parts.get(i).describe())
        .toList();
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    Thresholds all = new Thresholds();
    for (int i = 0; i < parts.size(); i++) {
      String prefix = String.format(Locale.ENGLISH, "%02d.", i + 1);
      all.put(prefix + "kind", parts.get(i).kind());
      // Only where a role is declared: the digests of composites whose parts count alike stay.
      if (roles.get(i) != Role.PART) {
        all.put(prefix + "role", roles.get(i).word());
      }
      all.putAll(prefix, parts.get(i).thresholds());
    }
    return all.map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.empty();
  }

  @Override
  public Set<Measurement> needs() {
    return parts.stream()
        .flatMap(part -> part.needs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    return whole(part -> part.assess(evidence, alpha));
  }

  @Override
  public Assessment test(Evidence evidence, double alpha) {
    return whole(part -> part.test(evidence, alpha));
  }

  private Assessment whole(Function<Criterion, Assessment> assess) {
    return new CompositeAssessment(
        parts.stream().map(Criterion::label).toList(), parts.stream().map(assess).toList(), roles);
  }
}
