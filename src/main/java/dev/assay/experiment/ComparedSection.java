package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.data.ImageIdentity;
import dev.assay.instrument.Instrument;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Trial;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment that follows from a comparison and from claims that are made of its metrics. */
public final class ComparedSection extends Experiment.OfSection {
  private record Planned(Plan plan, PlannedTrials trials) {}

  private final Declared comparison;
  private final List<Claim> claims;
  private final List<PositiveControl> controls;
  private final List<Metric> metrics;
  // One plan is asked for its trials several times over.
  private volatile Optional<Planned> last = Optional.empty();

  /**
   * Creates the experiment.
   *
   * @param more what the section says besides
   * @throws java.util.NoSuchElementException if a criterion reads what no metric is called
   */
  public ComparedSection(
      ReportSection.Name name, Comparison comparison, List<Claim> claims, ReportSection more) {
    super(name, more);
    this.comparison = comparison.declared();
    this.claims = claims.stream().map(claim -> measured(claim, this.comparison)).toList();
    controls = this.comparison.controls();
    metrics =
        Stream.concat(
                claims.stream().flatMap(claim -> metrics(claim, this.comparison).stream()),
                metrics(controlsNeed(), this.comparison).stream())
            .distinct()
            .toList();
    this.comparison.alternatives().forEach(this::requireReadings);
  }

  private void requireReadings(String alternative, Declared changed) {
    for (String name : changed.readings.keySet()) {
      if (metrics.stream().noneMatch(metric -> metric.name().equals(name))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "alternative setting \"%s\" reads \"%s\" another way, which no claim reads: give it the name of one of %s",
                alternative,
                name,
                metrics.stream().map(Metric::name).toList()));
      }
    }
  }

  private Set<Measurement> controlsNeed() {
    return controls.stream()
        .flatMap(control -> control.criterion().needs().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A claim is measured by the instruments of the metrics that it reads. */
  private static Claim measured(Claim claim, Declared comparison) {
    return claim.withInstruments(
        metrics(claim, comparison).stream()
            .flatMap(metric -> metric.instruments().stream())
            .toList());
  }

  private static List<Metric> metrics(Claim claim, Declared comparison) {
    return metrics(claim.needs(), comparison);
  }

  private static List<Metric> metrics(Set<Measurement> needs, Declared comparison) {
    return needs.stream()
        .map(Measurement::metric)
        .filter(metric -> !comparison.enters(metric))
        .distinct()
        .sorted()
        .map(comparison::metric)
        .toList();
  }

  @Override
  public int seeds(Scale scale) {
    return comparison.seeds(scale);
  }

  @Override
  public long firstSeed(Scale scale) {
    return comparison.firstSeed(scale);
  }

  @Override
  public boolean fullBudget(Scale scale) {
    return trained(scale).equals(trained(Scale.FULL));
  }

  private List<Trial> trained(Scale scale) {
    // The same seed at each scale: seeds are no part of a budget.
    Plan plan = new Plan(scale, List.of(1L), () -> new ImageIdentity.Known("any", ""));
    return PlannedTrials.of(comparison, plan, List.of()).all();
  }

  @Override
  public boolean usesImages() {
    return comparison.usesImages();
  }

  @Override
  public Optional<String> ownData() {
    return comparison.ownData;
  }

  @Override
  public boolean measuredTogether() {
    return more.measuredTogether();
  }

  @Override
  public List<Claim> claims() {
    return claims;
  }

  @Override
  public List<PositiveControl> controls() {
    return controls;
  }

  @Override
  public ReportSettings settings(Plan report) {
    PlannedTrials planned = planned(report);
    ReportSettings settings = comparison.settings();
    for (String arm : comparison.arms()) {
      ReportSettings before = settings;
      Trial trial = planned.of(arm);
      settings =
          comparison
              .statedOf(arm)
              .map(stated -> before.arm(arm, trial, stated))
              .orElseGet(() -> before.arm(arm, trial));
    }
    return more.settings(
        settings
            .countedBy(ids(claim -> parts(claim).anyMatch(Arithmetic.class::isInstance)))
            .comparedBy(ids(this::comparesArms)),
        planned);
  }

  private String[] ids(Predicate<Claim> which) {
    return claims.stream().filter(which).map(Claim::id).toArray(String[]::new);
  }

  private static Stream<Criterion> parts(Claim claim) {
    return claim.criterion() instanceof AllOf all
        ? all.parts().stream()
        : Stream.of(claim.criterion());
  }

  /** A claim compares arms if one part of it reads a metric in two of them, or of several runs. */
  private boolean comparesArms(Claim claim) {
    return parts(claim)
        .map(
            part ->
                part.needs().stream().filter(need -> !comparison.enters(need.metric())).toList())
        .anyMatch(
            needs ->
                needs.stream().map(Measurement::arm).distinct().count() > 1
                    || needs.stream()
                        .anyMatch(need -> !comparison.metric(need.metric()).ownArms().isEmpty()));
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return planned(plan).all();
  }

  private PlannedTrials planned(Plan plan) {
    Optional<Planned> before = last.filter(made -> made.plan().equals(plan));
    if (before.isPresent()) {
      return before.get().trials();
    }
    PlannedTrials made = PlannedTrials.of(comparison, plan, metrics);
    last = Optional.of(new Planned(plan, made));
    return made;
  }

  @Override
  public List<Instrument<?>> instruments() {
    return metrics.stream()
        .<Instrument<?>>flatMap(metric -> metric.own().stream())
        .distinct()
        .toList();
  }

  @Override
  public Map<String, MetricRange> ranges() {
    Map<String, MetricRange> ranges = new LinkedHashMap<>(comparison.entered);
    metrics.forEach(metric -> ranges.put(metric.name(), metric.range()));
    return ranges;
  }

  @Override
  public Evidence evidence(Plan plan, Results results) {
    return evidence(planned(plan).runs(results::of), comparison, needs());
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    PlannedTrials planned = planned(plan);
    Runs runs = planned.runs(results::of);
    Findings findings = Findings.of(evidence(runs, comparison, needs()));
    Map<String, Declared> changed = comparison.alternatives();
    for (String alternative : planned.alternatives()) {
      Declared other = Objects.requireNonNull(changed.get(alternative));
      boolean readsAnew = !other.readings.isEmpty() && planned.sharesAll(alternative);
      Set<Measurement> needs = readsAnew ? needsOf(other.readings) : needs();
      Evidence evidence = evidence(runs.under(alternative), other, needs);
      findings = findings.alternative(alternative, readsAnew ? evidence.only(needs) : evidence);
    }
    String[] measured = ids(claim -> !claim.needs().isEmpty());
    for (String alternative : planned.notRun()) {
      findings = findings.alternativeNotRun(alternative, measured);
    }
    findings = more.figures(findings, runs);
    Evidence evidence = findings.evidence();
    DefaultFigures figures = new DefaultFigures(name(), comparison, runs, evidence);
    for (Claim claim : claims) {
      if (!findings.figures().containsKey(claim.id())) {
        findings = figures.add(findings, claim, metrics(claim, comparison));
      }
    }
    return findings.trials(planned.all(), measured);
  }

  /** Where only some metrics are read anew, nothing else can change a claim. */
  private Set<Measurement> needsOf(Map<String, Metric> readings) {
    Set<Measurement> needs = new HashSet<>(controlsNeed());
    for (Claim claim : claims) {
      if (claim.needs().stream().anyMatch(need -> readings.containsKey(need.metric()))) {
        needs.addAll(claim.needs());
      }
    }
    return needs;
  }

  /** Enters what must be known under a setting, as it is read there. */
  private Evidence evidence(Runs runs, Declared under, Set<Measurement> needs) {
    Entries entries = new Entries();
    under.place.ifPresent(
        axis ->
            runs.byArm()
                .forEach(
                    (arm, ofArm) -> entries.place(arm, axis.applyAsDouble(ofArm.get(0).trial()))));
    Set<String> names = needs.stream().map(Measurement::metric).collect(Collectors.toSet());
    List<Metric> read =
        metrics.stream().filter(metric -> names.contains(metric.name())).map(under::read).toList();
    read.stream()
        .filter(Metric::hasPlaces)
        .forEach(metric -> metric.ownArms().forEach(entries::place));
    for (long seed : runs.seeds()) {
      SeedRuns ofSeed = runs.ofSeed(seed);
      read.forEach(metric -> enter(entries, metric, seed, ofSeed, under));
    }
    more.enter(entries, runs);
    long first = runs.seeds().iterator().next();
    needs.stream()
        .filter(need -> isThere(need, under))
        .sorted(Comparator.comparing(Measurement::metric).thenComparing(Measurement::arm))
        .forEach(need -> entries.putNothing(need, first, runs.seeds().size()));
    return entries.build();
  }

  /** An alternative setting may do without an arm; then what is read of it is not missing. */
  private boolean isThere(Measurement need, Declared under) {
    return comparison.enters(need.metric())
        || !comparison.metric(need.metric()).ownArms().isEmpty()
        || under.arms().contains(need.arm());
  }

  private void enter(Entries entries, Metric metric, long seed, SeedRuns runs, Declared under) {
    Iterable<String> arms =
        metric.ownArms().isEmpty()
            ? under.arms().stream().filter(runs::has).toList()
            : metric.ownArms().keySet();
    for (String arm : arms) {
      entries.put(metric.name(), metric.unit(), arm, seed, () -> metric.reader().read(runs, arm));
    }
  }

  /** What the claims and the controls read. */
  private Set<Measurement> needs() {
    Set<Measurement> needs = new HashSet<>(controlsNeed());
    claims.forEach(claim -> needs.addAll(claim.needs()));
    return needs;
  }
}
