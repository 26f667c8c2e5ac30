package dev.assay.claim;

import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Canonical;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.settings.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One claim of the report and the criterion that judges it.
 *
 * @param id permanent id, for example {@code F2}
 * @param section section of the report; its claims are one Holm family
 * @param statement the claim in our words
 * @param where place in the report, with a short quote
 * @param criterion what judges it
 * @param sources publications beside the claim
 * @param notes what a reader must know
 * @param notChecked what was not checked
 * @param decidedAtAnyBudget why a run whose budget is cut down decides it too; without it such a
 *     run says only what it would be, unless it needs no training
 * @param explanation the report's explanation, judged apart
 * @param literature what the literature says; empty where it was not looked up
 * @param earlierSolutions what earlier public solutions of the exercise found; empty where it was
 *     not looked up
 * @param findings what the settings show before training
 * @param instruments what measures it, by the names in the registry
 * @param controls what must be shown to work before it is graded; none of it is what it claims
 * @param exemptions nulls that do not apply to it, each with the reason, beside those that its
 *     criterion's kind rules out
 */
public record Claim(
    String id,
    String section,
    String statement,
    Citation where,
    Criterion criterion,
    List<Source> sources,
    List<String> notes,
    List<String> notChecked,
    Optional<String> decidedAtAnyBudget,
    Optional<Explanation> explanation,
    Optional<Answer> literature,
    Optional<Answer> earlierSolutions,
    List<Finding> findings,
    List<String> instruments,
    List<PositiveControl> controls,
    Map<NullModel, String> exemptions) {

  /**
   * Copies the lists and checks the texts.
   *
   * @throws IllegalArgumentException if the id is not a letter and a number, a text is blank, or a
   *     control reads what criterion or explanation grade
   */
  public Claim {
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    notChecked = List.copyOf(notChecked);
    findings = List.copyOf(findings);
    instruments = List.copyOf(instruments);
    controls = List.copyOf(controls);
    exemptions = Collections.unmodifiableMap(new TreeMap<>(exemptions));
    if (!id.matches("[A-Z]+\\d+")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "Claim id \"%s\": letters and a number are needed, as in F2.", id));
    }
    if (section.isBlank() || statement.isBlank() || where.place().isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Claim %s needs a section, a statement and its place in the report.",
              id));
    }
    Set<Measurement> graded = graded(criterion, explanation);
    for (PositiveControl control : controls) {
      if (!Collections.disjoint(graded, control.criterion().needs())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Claim %s grades what its control \"%s\" reads: what is itself claimed is a condition of the claim and no control.",
                id,
                control.name()));
      }
    }
  }

  /** Adds what must be shown to work before it is graded. */
  public Claim withControls(List<PositiveControl> more) {
    return with(
        findings,
        instruments,
        Stream.concat(controls.stream(), more.stream()).toList(),
        notChecked);
  }

  /** Adds what the settings show before training. */
  public Claim withFindings(List<Finding> more) {
    return with(
        Stream.concat(findings.stream(), more.stream()).toList(),
        instruments,
        controls,
        notChecked);
  }

  /** Adds what was not checked of it. */
  public Claim withNotChecked(List<String> more) {
    return with(
        findings,
        instruments,
        controls,
        Stream.concat(notChecked.stream(), more.stream()).toList());
  }

  private Claim with(
      List<Finding> newFindings,
      List<String> newInstruments,
      List<PositiveControl> newControls,
      List<String> newNotChecked) {
    return new Claim(
        id,
        section,
        statement,
        where,
        criterion,
        sources,
        notes,
        newNotChecked,
        decidedAtAnyBudget,
        explanation,
        literature,
        earlierSolutions,
        newFindings,
        newInstruments,
        newControls,
        exemptions);
  }

  /** Tells why a null does not apply to this claim; empty if it must withstand it. */
  public Optional<String> exemption(NullModel model) {
    return Optional.ofNullable(exemptions.get(model)).or(() -> model.exemption(criterion));
  }

  /** Adds instruments that measure it, each once. */
  public Claim withInstruments(List<String> more) {
    return with(
        findings,
        Stream.concat(instruments.stream(), more.stream()).distinct().toList(),
        controls,
        notChecked);
  }

  /** Starts a claim of a section. */
  public static Builder of(String id, String section) {
    return new Builder(id, section);
  }

  /** Tells whether anything must be trained for its criterion. */
  public boolean needsTraining() {
    return !criterion.needs().isEmpty();
  }

  /** Names the measurements that criterion, explanation's criterion and controls read. */
  public Set<Measurement> needs() {
    Set<Measurement> needs = graded(criterion, explanation);
    controls.forEach(control -> needs.addAll(control.criterion().needs()));
    return Set.copyOf(needs);
  }

  private static Set<Measurement> graded(Criterion criterion, Optional<Explanation> explanation) {
    Set<Measurement> graded = new HashSet<>(criterion.needs());
    explanation.ifPresent(said -> graded.addAll(said.criterion().needs()));
    return graded;
  }

  /**
   * Digests everything that can move the grade but the evidence: criterion, explanation's
   * criterion, whether any budget decides, ill-posed findings, controls and α.
   *
   * @return SHA-256 in hexadecimal
   */
  public String criterionDigest(double alpha) {
    return digest("alpha " + alpha);
  }

  /**
   * Digests the same for a setting. How α is split takes the place of α: where seeds may be added
   * for ever, and where their number is fixed.
   */
  String criterionDigest(Setting setting) {
    return setting
        .growth()
        .map(growth -> growingDigest(setting.alpha()))
        .orElseGet(() -> fixedDigest(setting.alpha()));
  }

  /** Digests the same where the number of seeds is fixed, and few are tested at a part of α. */
  public String fixedDigest(double alpha) {
    return digest(FewRuns.canonical(alpha));
  }

  /** Digests the same where seeds may be added for ever and α is split for it. */
  public String growingDigest(double alpha) {
    return digest(Growth.canonical(alpha));
  }

  private String digest(String level) {
    StringBuilder text = new StringBuilder(criterion.canonical()).append('\n').append(level);
    decidedAtAnyBudget.ifPresent(why -> text.append("\ndecided at any budget"));
    explanation.ifPresent(e -> text.append("\nexplanation ").append(e.criterion().canonical()));
    if (findings.stream().anyMatch(Finding::illPosed)) {
      text.append("\nill-posed");
    }
    controls.forEach(control -> text.append("\ncontrol ").append(control.criterion().canonical()));
    return Canonical.sha256(text.toString());
  }

  /** Collects a claim; statement, place and criterion are needed, the rest is optional. */
  public static final class Builder {
    private final String id;
    private final String section;
    private @Nullable String statement;
    private @Nullable Citation where;
    private @Nullable Criterion criterion;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> instruments = new ArrayList<>();
    private final Map<NullModel, String> exemptions = new EnumMap<>(NullModel.class);
    private Optional<String> decidedAtAnyBudget = Optional.empty();
    private Optional<Explanation> explanation = Optional.empty();
    private Optional<Answer> literature = Optional.empty();
    private Optional<Answer> earlierSolutions = Optional.empty();

    private Builder(String id, String section) {
      this.id = id;
      this.section = section;
    }

    /** States the claim in our words. */
    public Builder statement(String text) {
      statement = text;
      return this;
    }

    /** Points to the place in the report, with a few of its words. */
    public Builder where(String place, String quote) {
      where = new Citation(place, quote);
      return this;
    }

    /** Says what judges it; several criteria must all hold. */
    public Builder criterion(Criterion first, Criterion... more) {
      List<Criterion> all = new ArrayList<>(List.of(first));
      all.addAll(List.of(more));
      criterion = all.size() == 1 ? first : AllOf.of(all.toArray(Criterion[]::new));
      return this;
    }

    /** Adds publications. */
    public Builder source(Source... more) {
      sources.addAll(List.of(more));
      return this;
    }

    /** Adds something a reader must know. */
    public Builder note(String text) {
      notes.add(text);
      return this;
    }

    /** Adds something that was not checked. */
    public Builder notChecked(String text) {
      notChecked.add(text);
      return this;
    }

    /**
     * Lets a run whose budget is cut down decide the claim too: what it says does not depend on how
     * long is trained.
     *
     * @param why the reason, in a sentence
     * @throws IllegalArgumentException if the reason is blank
     */
    public Builder decidedAtAnyBudget(String why) {
      if (why.isBlank()) {
        throw new IllegalArgumentException(
            String.format(Locale.ENGLISH, "Claim %s is decided at any budget: say why.", id));
      }
      decidedAtAnyBudget = Optional.of(why);
      return this;
    }

    /** Adds the report's explanation and what judges it. */
    public Builder explanation(String text, Criterion judgedBy) {
      explanation = Optional.of(new Explanation(text, judgedBy));
      return this;
    }

    /** Says what the literature found, and where. */
    public Builder literature(Stance stance, String text, Source found) {
      literature = Optional.of(new Answer(stance, text, Optional.of(found)));
      return this;
    }

    /** Says that publications were looked at and have nothing on the point. */
    public Builder nothingInLiterature(String where) {
      literature = Optional.of(Answer.nothing(where));
      return this;
    }

    /** Says what earlier public solutions found, each named by its repository. */
    public Builder earlierSolutions(Stance stance, String text) {
      earlierSolutions = Optional.of(new Answer(stance, text, Optional.empty()));
      return this;
    }

    /** Says that earlier public solutions were looked at and have nothing on the point. */
    public Builder nothingInEarlierSolutions(String where) {
      earlierSolutions = Optional.of(Answer.nothing(where));
      return this;
    }

    /** Adds what the settings show before training. */
    public Builder finding(Finding finding) {
      findings.add(finding);
      return this;
    }

    /** Says what measures it: instruments of the registry, each of which must be calibrated. */
    public Builder measuredBy(String... names) {
      instruments.addAll(List.of(names));
      return this;
    }

    /**
     * Says why a null does not apply, where the kind of the criterion does not say so already.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public Builder exemptFrom(NullModel model, String reason) {
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            String.format(Locale.ENGLISH, "Claim %s is exempt from %s: say why.", id, model));
      }
      exemptions.put(model, reason);
      return this;
    }

    /**
     * Builds the claim.
     *
     * @throws IllegalStateException if statement, place or criterion is lacking
     */
    public Claim build() {
      if (statement == null || where == null || criterion == null) {
        throw new IllegalStateException(
            String.format(
                Locale.ENGLISH,
                "Claim %s lacks its statement, its place in the report or its criterion.",
                id));
      }
      return new Claim(
          id,
          section,
          statement,
          where,
          criterion,
          sources,
          notes,
          notChecked,
          decidedAtAnyBudget,
          explanation,
          literature,
          earlierSolutions,
          findings,
          instruments,
          List.of(),
          exemptions);
    }
  }
}
