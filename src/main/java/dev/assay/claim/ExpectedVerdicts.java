package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds the grades that a run is expected to give, and compares.
 *
 * <p>The build asks one thing: is the grade the recorded one, under the recorded criterion and
 * settings? A refuted claim that stays refuted passes; a grade that changes, either way, fails. The
 * rule, first line that applies:
 *
 * <ol>
 *   <li>the run does not grade, or was asked for other seeds than its scale's own: not compared;
 *   <li>no entry at all for this data and scale: unrecorded, and the build passes;
 *   <li>entries, but none for this claim: unrecorded, and the build fails;
 *   <li>another criterion digest: the criterion changed, and the build fails;
 *   <li>another settings digest: a seed, a budget or another setting changed, and the build fails;
 *   <li>another grade, or on a cut-down budget another that it would be: changed, and the build
 *       fails;
 *   <li>otherwise a match.
 * </ol>
 */
public final class ExpectedVerdicts {
  private final Map<Key, Entry> entries;
  private final Optional<String> notCompared;

  /**
   * Indexes the entries.
   *
   * @throws IllegalArgumentException if two entries are for the same claim, data and scale; the
   *     message names them
   */
  public ExpectedVerdicts(List<Entry> entries) {
    this(index(entries), Optional.empty());
  }

  private ExpectedVerdicts(Map<Key, Entry> entries, Optional<String> notCompared) {
    this.entries = entries;
    this.notCompared = notCompared;
  }

  /** Compares nothing, for this reason: other seeds than the scale's own were asked for. */
  public ExpectedVerdicts notCompared(String why) {
    return new ExpectedVerdicts(entries, Optional.of(why));
  }

  /** Lists all entries. */
  public Collection<Entry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** Finds the entry of a claim. */
  public Optional<Entry> entry(String claimId, String data, String scale) {
    return Optional.ofNullable(entries.get(new Key(claimId, data, scale)));
  }

  /** Compares a verdict with its entry. */
  public Check check(Verdict verdict) {
    Setting setting = verdict.setting();
    if (notCompared.isPresent()) {
      return new NotCompared(notCompared.get());
    }
    if (!setting.grades()) {
      return new NotCompared(
          String.format(Locale.ENGLISH, "The %s scale grades nothing.", setting.scale()));
    }
    String id = verdict.claim().id();
    Entry entry = entries.get(new Key(id, setting.data(), setting.scale()));
    if (entry == null) {
      boolean others =
          entries.keySet().stream()
              .anyMatch(
                  key -> key.data().equals(setting.data()) && key.scale().equals(setting.scale()));
      return new Unrecorded(id, setting.data(), setting.scale(), verdict.grade(), others);
    }
    if (!entry.criterionDigest().equals(verdict.criterionDigest())) {
      return new CriterionChanged(entry, verdict.grade(), verdict.criterionDigest());
    }
    if (!entry.settingsDigest().equals(setting.digest())) {
      return new SettingsChanged(entry, verdict.grade(), setting.digest());
    }
    return entry.grade() == verdict.grade() && entry.wouldBe().equals(verdict.wouldBe())
        ? new Match(entry)
        : new Changed(entry, verdict.grade(), verdict.wouldBe());
  }

  private static Map<Key, Entry> index(List<Entry> entries) {
    Map<Key, Entry> index = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Key key = new Key(entry.claimId(), entry.data(), entry.scale());
      if (index.put(key, entry) != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Two expected verdicts for %s on %s at %s: keep one.",
                key.claimId(),
                key.data(),
                key.scale()));
      }
    }
    return index;
  }

  private static String words(Grade grade, Optional<Grade> wouldBe) {
    return grade
        + wouldBe
            .map(
                other ->
                    String.format(Locale.ENGLISH, " (on a cut-down budget it would be %s)", other))
            .orElse("");
  }

  private record Key(String claimId, String data, String scale) {}

  /**
   * The grade expected of a claim on some data at a scale.
   *
   * @param claimId claim
   * @param data data set
   * @param scale scale
   * @param grade grade expected
   * @param wouldBe what it is expected to be on a cut-down budget, which decides nothing; empty
   *     where the budget decides
   * @param criterionDigest digest of the criterion under which it was given
   * @param settingsDigest digest of the trials from which it was given
   * @param reason why it is not, or would not be, REPRODUCED; may be empty if it is
   */
  public record Entry(
      String claimId,
      String data,
      String scale,
      Grade grade,
      Optional<Grade> wouldBe,
      String criterionDigest,
      String settingsDigest,
      String reason) {

    /**
     * Checks the entry.
     *
     * @throws IllegalArgumentException if a name is blank, a digest is no SHA-256 in hexadecimal, a
     *     grade that is decided has one that it would be, or a grade other than REPRODUCED lacks
     *     its reason; the message names the entry
     */
    public Entry {
      Objects.requireNonNull(grade);
      String name =
          String.format(Locale.ENGLISH, "Expected verdict of %s on %s at %s", claimId, data, scale);
      if (claimId.isBlank() || data.isBlank() || scale.isBlank()) {
        throw new IllegalArgumentException(name + ": give claim, data and scale.");
      }
      requireDigest(name, "criterion", criterionDigest);
      requireDigest(name, "settings", settingsDigest);
      if (wouldBe.isPresent() && grade != Grade.INCONCLUSIVE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s: it is %s and cannot be %s on a cut-down budget besides; leave out \"wouldBe\", or enter INCONCLUSIVE.",
                name,
                grade,
                wouldBe.get()));
      }
      if (wouldBe.orElse(grade) != Grade.REPRODUCED && reason.isBlank()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH, "%s: %s needs a reason; write why.", name, words(grade, wouldBe)));
      }
    }

    /** States a grade that the report's own budget gave. */
    public Entry(
        String claimId,
        String data,
        String scale,
        Grade grade,
        String criterionDigest,
        String settingsDigest,
        String reason) {
      this(claimId, data, scale, grade, Optional.empty(), criterionDigest, settingsDigest, reason);
    }

    private static void requireDigest(String name, String of, String digest) {
      if (!digest.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s: %s digest \"%s\" is not 64 hexadecimal digits; copy it from the verdict.",
                name,
                of,
                digest));
      }
    }
  }

  /** States how a verdict compares with what was expected. */
  public sealed interface Check
      permits Match, Changed, CriterionChanged, SettingsChanged, NotRun, Unrecorded, NotCompared {

    /** Tells whether the build must fail. */
    boolean failsBuild();

    /** Says it in a sentence, with the remedy where there is something to do. */
    String text();
  }

  /**
   * The grade is the recorded one, under the recorded criterion.
   *
   * @param entry the entry
   */
  public record Match(Entry entry) implements Check {
    @Override
    public boolean failsBuild() {
      return false;
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH, "%s as expected.", words(entry.grade(), entry.wouldBe()));
    }
  }

  /**
   * The grade is another one.
   *
   * @param entry what was expected
   * @param actual grade now
   * @param actualWouldBe what it would be now, on a cut-down budget
   */
  public record Changed(Entry entry, Grade actual, Optional<Grade> actualWouldBe) implements Check {
    @Override
    public boolean failsBuild() {
      return true;
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "%s on %s at %s was %s and is now %s. Find out what changed; if the new grade is right, enter it with its reason in the expected verdicts.",
          entry.claimId(),
          entry.data(),
          entry.scale(),
          words(entry.grade(), entry.wouldBe()),
          words(actual, actualWouldBe));
    }
  }

  /**
   * The criterion is another one, so that the grades cannot be compared.
   *
   * @param entry what was expected
   * @param actual grade now
   * @param actualDigest digest of the criterion now
   */
  public record CriterionChanged(Entry entry, Grade actual, String actualDigest) implements Check {
    @Override
    public boolean failsBuild() {
      return true;
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "The criterion of %s changed: recorded under digest %s (%s), now %s (%s). If the change is meant, commit it before the run and enter the new digest in the expected verdicts.",
          entry.claimId(),
          entry.criterionDigest(),
          entry.grade(),
          actualDigest,
          actual);
    }
  }

  /**
   * The section plans other trials, so that the grades cannot be compared.
   *
   * @param entry what was expected
   * @param actual grade now
   * @param actualDigest digest of the trials now
   */
  public record SettingsChanged(Entry entry, Grade actual, String actualDigest) implements Check {
    @Override
    public boolean failsBuild() {
      return true;
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "The settings of %s on %s at %s changed: the section's trials were recorded under digest %s (%s), now %s (%s). Find the seed, budget, learning rate or other setting that changed; if the change is meant, commit it before the run and enter the new digest for every claim of the section.",
          entry.claimId(),
          entry.data(),
          entry.scale(),
          entry.settingsDigest(),
          entry.grade(),
          actualDigest,
          actual);
    }
  }

  /**
   * The experiment could not be run, so that there is no grade to compare.
   *
   * @param claimId the claim
   */
  public record NotRun(String claimId) implements Check {
    @Override
    public boolean failsBuild() {
      return true;
    }

    @Override
    public String text() {
      return String.format(
          Locale.ENGLISH,
          "%s could not be run, so there is no grade to compare. Mend what its reason names, and run it again.",
          claimId);
    }
  }

  /**
   * There is no entry for the claim.
   *
   * @param claimId the claim
   * @param data data set
   * @param scale scale
   * @param actual grade now
   * @param failsBuild whether other claims have entries for this data and scale
   */
  public record Unrecorded(
      String claimId, String data, String scale, Grade actual, boolean failsBuild)
      implements Check {
    @Override
    public String text() {
      return failsBuild
          ? String.format(
              Locale.ENGLISH,
              "%s on %s at %s is %s and has no expected verdict, though others have: enter it.",
              claimId,
              data,
              scale,
              actual)
          : String.format(
              Locale.ENGLISH,
              "Nothing is recorded for %s at %s: %s is %s and is compared with nothing.",
              data,
              scale,
              claimId,
              actual);
    }
  }

  /**
   * The verdict is not compared.
   *
   * @param why the reason
   */
  public record NotCompared(String why) implements Check {
    @Override
    public boolean failsBuild() {
      return false;
    }

    @Override
    public String text() {
      return "Not compared with the expected verdicts: " + why;
    }
  }
}
