package dev.assay.report.verdict;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.Claim;
import dev.assay.claim.ControlResult;
import dev.assay.claim.ThresholdRange;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.settings.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a verdict rests on, as text: what the claim says and where, its criterion, what was measured
 * and how it was tested. The templates ask for it by name.
 */
public interface VerdictFacts extends KeyNumber {

  /** Says whether it is the verdict of a recorded run, and not of this one. */
  boolean ofRecording();

  record Row(String name, String value) {}

  record AlternativeRow(String name, GradeStyle grade, String why, String number) {}

  record Explained(
      String statement,
      GradeStyle grade,
      String why,
      List<Measured> measured,
      Optional<Advice> advice) {
    Optional<Measured> number() {
      return measured.stream().findFirst();
    }
  }

  /** How many seeds would decide, what they cost and what to run. */
  record Advice(String text, Optional<String> command) {
    static Advice of(PowerAdvice power) {
      return new Advice(
          power.text() + power.cost().map(cost -> " " + cost.text()).orElse(""),
          power.cost().map(SeedCost::command));
    }
  }

  private static GradeStyle style(Grade grade, Optional<Grade> wouldBe) {
    return wouldBe.map(GradeStyle::wouldBe).orElseGet(() -> GradeStyle.of(grade));
  }

  private Claim claim() {
    return verdict().claim();
  }

  default String id() {
    return claim().id();
  }

  default String statement() {
    return claim().statement();
  }

  /** Writes the tests behind it, one each. */
  default List<String> tests() {
    return verdict().why().lines().skip(1).toList();
  }

  default boolean hasTests() {
    return !tests().isEmpty();
  }

  static String firstLine(String why) {
    return why.lines().findFirst().orElse("");
  }

  default String place() {
    return claim().where().place();
  }

  default String quote() {
    return claim().where().quote();
  }

  default List<String> criteria() {
    Criterion criterion = claim().criterion();
    return criterion instanceof AllOf all ? all.descriptions() : List.of(criterion.describe());
  }

  default List<Row> thresholds() {
    return claim().criterion().thresholds().entrySet().stream()
        .map(e -> new Row(e.getKey(), value(e.getValue())))
        .toList();
  }

  default String digest() {
    return verdict().criterionDigest();
  }

  default String settingsDigest() {
    return verdict().setting().digest();
  }

  /** Says why a cut-down budget decides it too, where it does. */
  default Optional<String> anyBudget() {
    return claim().decidedAtAnyBudget();
  }

  default List<Measured> measured() {
    return verdict().observations().stream().map(Measured::of).toList();
  }

  /** Lists the numbers that the criterion holds against something. */
  default List<Measured> judged() {
    return measured().stream().filter(row -> !row.compared().isEmpty()).toList();
  }

  default boolean hasJudged() {
    return !judged().isEmpty();
  }

  /** Lists what the report leaves open, as it was read otherwise. */
  default List<AlternativeRow> alternatives() {
    return rows(verdict().left());
  }

  default boolean hasAlternatives() {
    return !verdict().left().isEmpty();
  }

  /** Lists the settings of earlier solutions, where any of them was run. */
  default List<AlternativeRow> theirs() {
    boolean run = verdict().theirs().stream().anyMatch(one -> one.grade() != Grade.NOT_RUN);
    return run ? rows(verdict().theirs()) : List.of();
  }

  default boolean hasTheirs() {
    return !theirs().isEmpty();
  }

  private static List<AlternativeRow> rows(List<AlternativeSetting> settings) {
    return settings.stream()
        .map(
            r ->
                new AlternativeRow(
                    r.name(),
                    style(r.grade(), r.wouldBe()),
                    firstLine(r.why()),
                    r.keyObservation().map(KeyNumber::number).orElse("")))
        .toList();
  }

  default String robustness() {
    return verdict().robustness();
  }

  /** Says under how many of the settings that earlier solutions used the claim holds. */
  default Optional<String> people() {
    return verdict().people();
  }

  /** Says what the other settings say, without the grade. */
  default String others() {
    return verdict().others();
  }

  /** Says over which values of each threshold the grade stays; of several, which part it is of. */
  default List<String> ranges() {
    List<ThresholdRange> ranges = verdict().ranges();
    return ranges.stream()
        .map(range -> ranges.size() == 1 ? range.text() : range.part() + ": " + range.text())
        .toList();
  }

  /** Says it where the claim has one threshold, for a line beside its grade. */
  default Optional<String> range() {
    return Optional.of(ranges()).filter(all -> all.size() == 1).map(all -> all.get(0));
  }

  default boolean hasRanges() {
    return !verdict().ranges().isEmpty();
  }

  /** Says what the positive controls showed, with their numbers. */
  default List<String> controls() {
    return verdict().controls().stream().map(ControlResult::text).toList();
  }

  default boolean hasControls() {
    return !verdict().controls().isEmpty();
  }

  default Optional<Explained> explanation() {
    return verdict()
        .explanation()
        .map(
            e ->
                new Explained(
                    e.statement(),
                    style(e.grade(), e.wouldBe()),
                    firstLine(e.why()),
                    e.observations().stream().map(Measured::of).toList(),
                    e.power().map(Advice::of)));
  }

  /** Says which part of α tests what, where not all of it tests everything. */
  default Optional<String> levels() {
    return verdict().claim().needsTraining() ? verdict().setting().levels() : Optional.empty();
  }

  /** Links the file of the values seed by seed. */
  default Optional<String> evidence() {
    return Optional.of(verdict())
        .filter(EvidenceCsv::isThere)
        .map(rests -> EvidenceCsv.path(rests, ofRecording()));
  }

  /** Lists the seeds without a value, those of one metric, arm and reason together. */
  default List<String> missing() {
    Map<String, List<Long>> seeds = new LinkedHashMap<>();
    for (MissingSeed one : verdict().missing()) {
      String what =
          String.format(
              Locale.ENGLISH,
              "%s%s: %s",
              one.metric(),
              one.arm().isEmpty() ? "" : " of " + one.arm(),
              one.reason());
      seeds.computeIfAbsent(what, reason -> new ArrayList<>()).add(one.seed());
    }
    return seeds.entrySet().stream()
        .map(entry -> Text.seeds(entry.getValue()) + ", " + entry.getKey())
        .toList();
  }

  default boolean hasMissing() {
    return !verdict().missing().isEmpty();
  }

  /** Lists what a reader must know: the claim's notes and what its settings show by themselves. */
  default List<String> notes() {
    return Stream.concat(claim().findings().stream().map(Finding::text), claim().notes().stream())
        .toList();
  }

  default boolean hasNotes() {
    return !notes().isEmpty();
  }

  default List<String> notChecked() {
    return claim().notChecked();
  }

  default boolean hasNotChecked() {
    return !claim().notChecked().isEmpty();
  }

  default Optional<Advice> advice() {
    return verdict().power().map(Advice::of);
  }

  default List<AnswersView.Link> sources() {
    return claim().sources().stream().map(AnswersView.Link::of).toList();
  }

  default boolean hasSources() {
    return !claim().sources().isEmpty();
  }

  private static String value(Object threshold) {
    return threshold instanceof Number number
        ? Text.number(number.doubleValue())
        : threshold instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : String.valueOf(threshold);
  }
}
