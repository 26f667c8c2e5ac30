package dev.assay.claim.assessment;

import dev.assay.statistics.AlphaGraph;
import dev.assay.statistics.AlphaGraph.Adjustment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Adjusts the p-values of all claims of one section together (Holm, with explanations gated).
 *
 * <p>The family is the section of the report, whatever else was selected on the command line: a
 * claim's grade does not depend on which other sections ran. Its size is the number of claims that
 * can be graded, and follows from the claims and not from the data: one that could not be decided
 * counts with p = 1. Claims in favour, in part and against are three families of their own.
 *
 * <p><b>One p a claim.</b> In favour a claim of several parts has the largest p of them, without
 * correction (Berger 1982); against, the smallest p of those that can refute it times their number,
 * and no less than the p in favour of its conditions; in part, the smallest p times the number of
 * parts. A part of a claim that is not shown as a whole is shown by itself in the family in part.
 *
 * <p><b>Explanations</b> do not enlarge the family. A claim starts with 1/m of α. What is rejected
 * passes its share on: a claim to its explanation if it has one, otherwise to the other claims; an
 * explanation to the claims other than its own ({@link AlphaGraph}). An explanation is tested in
 * favour, in part and against on what its claim, shown in favour (in part), released.
 */
public final class HolmFamily {
  /**
   * One claim of the family.
   *
   * @param figure what it says; one without tests is no hypothesis
   * @param explanation why, according to the report; takes the claim's place where the figure has
   *     no tests
   */
  public record Member(Assessment figure, Optional<Assessment> explanation) {}

  private final double alpha;
  private final Map<TestedAssessment, PValues> adjusted = new IdentityHashMap<>();
  private final Map<Assessment, Boolean> releases = new IdentityHashMap<>();
  private int size;

  private HolmFamily(double alpha) {
    this.alpha = alpha;
  }

  /** Makes the family of a single assessment. */
  public static HolmFamily alone(Assessment assessment, double alpha) {
    return of(List.of(new Member(assessment, Optional.empty())), alpha);
  }

  /**
   * Adjusts the p-values of these claims.
   *
   * @param alpha level at which the adjusted p-values decide
   */
  public static HolmFamily of(List<Member> members, double alpha) {
    HolmFamily family = new HolmFamily(alpha);
    List<Assessment> claims = new ArrayList<>();
    List<Optional<Assessment>> gated = new ArrayList<>();
    for (Member member : members) {
      boolean tested = !member.figure().tests().isEmpty();
      Optional<Assessment> explanation =
          member.explanation().filter(said -> !said.tests().isEmpty());
      if (tested) {
        claims.add(member.figure());
        gated.add(explanation);
      } else if (explanation.isPresent()) {
        claims.add(explanation.get());
        gated.add(Optional.empty());
      }
    }
    family.size = claims.size();
    family.adjust(claims, gated);
    return family;
  }

  private void adjust(List<Assessment> claims, List<Optional<Assessment>> gated) {
    List<Unit> units = claims.stream().map(Unit::of).toList();
    List<Unit> said = gated.stream().flatMap(Optional::stream).map(Unit::of).toList();
    AlphaGraph graph = graph(gated);
    List<Adjustment> inFavour = run(graph, units, Unit::inFavour, said, Unit::inFavour);
    List<Adjustment> inPart = run(graph, units, Unit::inPart, said, Unit::inPart);
    List<Adjustment> after = run(graph, units, Unit::inFavour, said, Unit::against);
    List<Adjustment> against =
        run(
            graph(Collections.nCopies(claims.size(), Optional.empty())),
            units,
            Unit::against,
            List.of(),
            Unit::against);
    int next = claims.size();
    for (int i = 0; i < claims.size(); i++) {
      enter(claims.get(i), units.get(i), inFavour.get(i), inPart.get(i), against.get(i));
      releases.put(
          claims.get(i),
          inFavour.get(i).of(units.get(i).inFavour()) <= alpha
              || inPart.get(i).of(units.get(i).inPart()) <= alpha);
      if (gated.get(i).isPresent()) {
        enter(
            gated.get(i).get(),
            said.get(next - claims.size()),
            inFavour.get(next),
            inPart.get(next),
            after.get(next));
        next++;
      }
    }
  }

  /** Makes the graph: m claims, then the explanations in the order of their claims. */
  private static AlphaGraph graph(List<Optional<Assessment>> gated) {
    int m = gated.size();
    int nodes = m + (int) gated.stream().filter(Optional::isPresent).count();
    List<Double> shares = new ArrayList<>(Collections.nCopies(nodes, 0.0));
    List<List<Double>> passed = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      passed.add(new ArrayList<>(Collections.nCopies(nodes, 0.0)));
    }
    int explanation = m;
    for (int i = 0; i < m; i++) {
      shares.set(i, 1.0 / m);
      int from = i;
      if (gated.get(i).isPresent()) {
        passed.get(i).set(explanation, 1.0);
        from = explanation++;
      }
      for (int j = 0; j < m; j++) {
        if (j != i) {
          passed.get(from).set(j, 1.0 / (m - 1));
        }
      }
    }
    return new AlphaGraph(shares, passed);
  }

  private static List<Adjustment> run(
      AlphaGraph graph,
      List<Unit> units,
      ToDoubleFunction<Unit> p,
      List<Unit> said,
      ToDoubleFunction<Unit> pSaid) {
    List<Double> all = new ArrayList<>();
    units.forEach(unit -> all.add(p.applyAsDouble(unit)));
    said.forEach(unit -> all.add(pSaid.applyAsDouble(unit)));
    return graph.adjust(all);
  }

  private void enter(
      Assessment assessment,
      Unit unit,
      Adjustment inFavour,
      Adjustment inPart,
      Adjustment against) {
    if (assessment instanceof TestedAssessment test) {
      PValues p = test.p();
      adjusted.put(
          test,
          new PValues(inFavour.of(p.inFavour()), inPart.of(p.inPart()), against.of(p.against())));
      return;
    }
    CompositeAssessment whole = (CompositeAssessment) assessment;
    int parts = whole.tests().size();
    boolean shown = inFavour.of(unit.inFavour()) <= alpha;
    for (int i = 0; i < whole.parts().size(); i++) {
      if (!(whole.parts().get(i) instanceof TestedAssessment part)) {
        continue;
      }
      PValues p = part.p();
      double byItself = inPart.of(Math.min(1, parts * p.inFavour()));
      if (whole.roles().get(i) == Role.CONDITION) {
        byItself = Math.min(byItself, against.of(p.inFavour()));
      }
      int number = whole.refutes(i) ? whole.refuting() : parts;
      adjusted.put(
          part,
          new PValues(
              shown ? inFavour.of(p.inFavour()) : byItself,
              inPart.of(Math.min(1, parts * p.inPart())),
              against.of(Math.min(1, number * p.against()))));
    }
    if (!shown) {
      keepOpen(whole, unit, inFavour);
    }
  }

  /**
   * Withholds the weakest part of a whole that is not shown while each part by itself is: the
   * families in part and against may leave it a larger share of α than the one in favour does.
   */
  private void keepOpen(CompositeAssessment whole, Unit unit, Adjustment inFavour) {
    boolean eachIsShown =
        whole.tests().stream()
            .allMatch(part -> part.shortfall().isEmpty() && adjusted(part).inFavour() <= alpha);
    if (eachIsShown) {
      whole.tests().stream()
          .filter(part -> part.p().inFavour() == unit.inFavour())
          .forEach(
              part ->
                  adjusted.put(
                      part,
                      new PValues(
                          inFavour.of(part.p().inFavour()),
                          adjusted(part).inPart(),
                          adjusted(part).against())));
    }
  }

  /** Gets the level at which adjusted p-values decide. */
  public double alpha() {
    return alpha;
  }

  /** Counts the claims. */
  public int size() {
    return size;
  }

  /** Tells whether a claim is shown, in part at least, and so releases α for its explanation. */
  public boolean releases(Assessment figure) {
    return releases.getOrDefault(figure, false);
  }

  PValues adjusted(TestedAssessment test) {
    return Objects.requireNonNull(adjusted.get(test), "The test is not of this family.");
  }

  /** The three p-values of a whole claim. */
  private record Unit(double inFavour, double inPart, double against) {
    static Unit of(Assessment assessment) {
      if (assessment instanceof TestedAssessment test) {
        return new Unit(test.p().inFavour(), test.p().inPart(), test.p().against());
      }
      CompositeAssessment whole = (CompositeAssessment) assessment;
      int parts = whole.tests().size();
      double inFavour = 0;
      double inPart = 1;
      double against = 1;
      double conditions = 0;
      for (int i = 0; i < whole.parts().size(); i++) {
        boolean condition = whole.roles().get(i) == Role.CONDITION;
        if (!(whole.parts().get(i) instanceof TestedAssessment part)) {
          boolean holds = whole.parts().get(i) instanceof FixedAssessment fixed && fixed.holds();
          inFavour = holds ? inFavour : 1;
          conditions = holds || !condition ? conditions : 1;
          continue;
        }
        inFavour = Math.max(inFavour, part.p().inFavour());
        inPart = Math.min(inPart, parts * part.p().inPart());
        if (condition) {
          conditions = Math.max(conditions, part.p().inFavour());
        } else if (whole.refutes(i)) {
          against = Math.min(against, whole.refuting() * part.p().against());
        }
      }
      return new Unit(inFavour, inPart, Math.max(against, conditions));
    }
  }
}
