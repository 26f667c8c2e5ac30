package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.claim.Answer;
import dev.assay.claim.Answers;
import dev.assay.claim.Calibration;
import dev.assay.claim.ControlResult;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExplanationVerdict;
import dev.assay.claim.Recording;
import dev.assay.claim.Source;
import dev.assay.claim.ThresholdRange;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.settings.Finding;
import dev.assay.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Writes the verdicts for machines, as {@code verdicts.schema.json} beside this class describes.
 *
 * <p>Equal verdicts give the same bytes: keys stand in a fixed order and nothing in it depends on
 * when, where or from which store the run was made, but for {@code power.cost}, an estimate of time
 * on one machine.
 */
public final class VerdictsJson {
  /** Raised when the meaning of a key changes or a key goes; new keys may come without. */
  static final int FORMAT = 4;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VerdictsJson() {}

  /** Writes a run's verdicts, ending in a line feed on every platform. */
  public static String of(RunReport run) {
    ObjectNode root = NODES.objectNode();
    root.put("format", FORMAT);
    root.put("report", run.title());
    root.put("data", run.data());
    root.put("scale", run.scale());
    root.put("trainingCode", run.computed().training());
    root.put("kernels", run.computed().kernels());
    root.put("partial", run.partial().orElse(null));
    ArrayNode claims = root.putArray("claims");
    for (Section section : run.sections()) {
      section.claims().forEach(claim -> claims.add(claim(section, claim)));
    }
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent);
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Verdicts cannot be written as JSON.", e);
    }
  }

  private static ObjectNode claim(Section section, ClaimReport report) {
    ObjectNode node = NODES.objectNode();
    node.put("id", report.verdict().claim().id());
    node.put("section", section.title());
    node.put("statement", report.verdict().claim().statement());
    node.put("grade", report.lead().grade().name());
    node.set("wouldBe", grade(report.lead().wouldBe()));
    node.put("from", report.isLedByRecording() ? "recorded" : "run");
    node.set("agrees", report.agrees().<JsonNode>map(NODES::booleanNode).orElse(NODES.nullNode()));
    node.set("answers", answers(Answers.of(report.lead())));
    node.set(
        "recorded",
        report.recorded().<JsonNode>map(VerdictsJson::recorded).orElse(NODES.nullNode()));
    node.set("run", run(report));
    return node;
  }

  private static ObjectNode run(ClaimReport report) {
    Verdict verdict = report.verdict();
    ObjectNode node = NODES.objectNode();
    node.put("grade", verdict.grade().name());
    node.set("wouldBe", grade(verdict.wouldBe()));
    node.put("why", verdict.why());
    node.set("expected", expected(report.check()));
    node.put("data", verdict.setting().data());
    verdict.setting().external().ifPresent(source -> node.set("external", external(source)));
    node.put("scale", verdict.setting().scale());
    ArrayNode seeds = node.putArray("seeds");
    verdict.setting().seeds().forEach(seeds::add);
    node.put("alpha", verdict.setting().alpha());
    node.put("fullBudget", verdict.setting().fullBudget());
    node.set("criterion", criterion(verdict));
    node.put("settingsDigest", verdict.setting().digest());
    ArrayNode findings = node.putArray("findings");
    for (Finding finding : verdict.claim().findings()) {
      findings.addObject().put("text", finding.text()).put("illPosed", finding.illPosed());
    }
    ArrayNode controls = node.putArray("controls");
    for (ControlResult control : verdict.controls()) {
      ObjectNode one = controls.addObject();
      one.put("name", control.control().name());
      one.put("held", control.held());
      one.put("text", control.text());
      one.put("criterion", control.control().criterion().describe());
      one.set("observation", optional(control.observation(), VerdictsJson::observation));
    }
    ArrayNode ranges = node.putArray("thresholdRanges");
    for (ThresholdRange range : verdict.ranges()) {
      ObjectNode one = ranges.addObject();
      one.put("part", range.part());
      one.put("threshold", range.name());
      one.put("unit", range.unit());
      one.set("claimed", finite(range.claimed()));
      one.set("from", number(range.from()));
      one.set("to", number(range.to()));
      one.put("text", range.text());
    }
    ObjectNode p = node.putObject("p");
    p.set("raw", number(verdict.pRaw()));
    p.set("adjusted", number(verdict.pAdjusted()));
    node.set("observations", observations(verdict.observations()));
    ArrayNode alternatives = node.putArray("alternatives");
    for (var alternative : verdict.alternatives()) {
      ObjectNode one = alternatives.addObject();
      one.put("name", alternative.name());
      one.put("grade", alternative.grade().name());
      one.set("wouldBe", grade(alternative.wouldBe()));
      one.put("tooFewSeeds", alternative.tooFewSeeds());
      one.put("why", alternative.why());
      one.set("observation", optional(alternative.keyObservation(), VerdictsJson::observation));
    }
    node.set("explanation", optional(verdict.explanation(), VerdictsJson::explanation));
    node.set("power", optional(verdict.power(), VerdictsJson::power));
    ArrayNode missing = node.putArray("missing");
    for (var seed : verdict.missing()) {
      ObjectNode one = missing.addObject();
      one.put("metric", seed.metric());
      one.put("arm", seed.arm());
      one.put("seed", seed.seed());
      one.put("reason", seed.reason());
    }
    ArrayNode notChecked = node.putArray("notChecked");
    verdict.claim().notChecked().forEach(notChecked::add);
    ArrayNode instruments = node.putArray("instruments");
    verdict.calibrations().forEach(calibration -> instruments.add(calibration(calibration)));
    ArrayNode trials = node.putArray("trials");
    verdict.trialKeys().forEach(trials::add);
    return node;
  }

  private static JsonNode grade(Optional<Grade> grade) {
    return grade.<JsonNode>map(one -> NODES.textNode(one.name())).orElse(NODES.nullNode());
  }

  private static ObjectNode recorded(RecordedReport report) {
    Verdict verdict = report.verdict();
    ObjectNode node = NODES.objectNode();
    node.put("grade", verdict.grade().name());
    node.put("why", verdict.why());
    node.set("expected", expected(report.check()));
    node.put("data", verdict.setting().data());
    node.put("scale", verdict.setting().scale());
    ArrayNode seeds = node.putArray("seeds");
    verdict.setting().seeds().forEach(seeds::add);
    node.set("observations", observations(verdict.observations()));
    node.set(
        "explanation",
        verdict.explanation().<JsonNode>map(VerdictsJson::explanation).orElse(NODES.nullNode()));
    node.put("criterionDigest", verdict.criterionDigest());
    node.put("seenBefore", report.seenBefore());
    Recording.Origin origin = report.origin();
    node.put("recorded", origin.recorded());
    node.put("commit", origin.commit());
    node.put("machine", origin.machine());
    node.put("settingsDigest", verdict.setting().digest());
    node.put("trainingCode", origin.training());
    node.put("kernels", origin.kernels());
    node.put("trials", origin.trials());
    node.put("seconds", origin.seconds());
    return node;
  }

  private static ObjectNode external(ExternalSource source) {
    return NODES.objectNode().put("files", source.files()).put("sha256", source.filesDigest());
  }

  private static ObjectNode calibration(Calibration calibration) {
    ObjectNode node = NODES.objectNode();
    node.put("name", calibration.instrument());
    node.put("passed", calibration.passed());
    node.put("fault", calibration.fault().orElse(null));
    calibration.caught().forEach(node.putArray("caught")::add);
    calibration.missed().forEach(node.putArray("missed")::add);
    return node;
  }

  private static ObjectNode expected(ExpectedVerdicts.Check check) {
    ObjectNode node = NODES.objectNode();
    String grade = null;
    Optional<Grade> wouldBe = Optional.empty();
    String status;
    if (check instanceof ExpectedVerdicts.Match match) {
      status = "match";
      grade = match.entry().grade().name();
      wouldBe = match.entry().wouldBe();
    } else if (check instanceof ExpectedVerdicts.Changed changed) {
      status = "changed";
      grade = changed.entry().grade().name();
      wouldBe = changed.entry().wouldBe();
    } else if (check instanceof ExpectedVerdicts.CriterionChanged changed) {
      status = "criterion-changed";
      grade = changed.entry().grade().name();
      wouldBe = changed.entry().wouldBe();
    } else if (check instanceof ExpectedVerdicts.SettingsChanged changed) {
      status = "settings-changed";
      grade = changed.entry().grade().name();
      wouldBe = changed.entry().wouldBe();
    } else if (check instanceof ExpectedVerdicts.NotRun) {
      status = "not-run";
    } else if (check instanceof ExpectedVerdicts.Unrecorded) {
      status = "unrecorded";
    } else {
      status = "not-compared";
    }
    node.put("status", status);
    node.put("grade", grade);
    node.set("wouldBe", grade(wouldBe));
    node.put("failsBuild", check.failsBuild());
    node.put("text", check.text());
    return node;
  }

  private static ObjectNode criterion(Verdict verdict) {
    Criterion criterion = verdict.claim().criterion();
    ObjectNode node = NODES.objectNode();
    node.put("kind", criterion.kind());
    node.put("description", criterion.describe());
    ObjectNode thresholds = node.putObject("thresholds");
    criterion.thresholds().forEach((name, value) -> thresholds.set(name, threshold(value)));
    node.put("digest", verdict.criterionDigest());
    return node;
  }

  private static JsonNode threshold(Object value) {
    return value instanceof Double number ? finite(number) : MAPPER.valueToTree(value);
  }

  private static ArrayNode observations(List<Observation> observations) {
    ArrayNode nodes = NODES.arrayNode();
    observations.forEach(observation -> nodes.add(observation(observation)));
    return nodes;
  }

  private static ObjectNode observation(Observation observation) {
    ObjectNode node = NODES.objectNode();
    node.put("name", observation.name());
    node.put("arm", observation.arm());
    node.set("mean", finite(observation.mean()));
    node.set("interval", optional(observation.interval(), VerdictsJson::interval));
    node.put("unit", observation.unit());
    node.put("n", observation.n());
    node.put("text", observation.text());
    node.put("compared", observation.compared());
    return node;
  }

  private static ObjectNode interval(Interval interval) {
    ObjectNode node = NODES.objectNode();
    node.set("low", finite(interval.low()));
    node.set("high", finite(interval.high()));
    node.put("level", interval.level());
    return node;
  }

  private static ObjectNode explanation(ExplanationVerdict explanation) {
    ObjectNode node = NODES.objectNode();
    node.put("statement", explanation.statement());
    node.put("grade", explanation.grade().name());
    node.set("wouldBe", grade(explanation.wouldBe()));
    node.put("why", explanation.why());
    node.set("observations", observations(explanation.observations()));
    node.set("power", optional(explanation.power(), VerdictsJson::power));
    return node;
  }

  private static ObjectNode answers(Answers answers) {
    ObjectNode node = NODES.objectNode();
    node.put("agreement", answers.agreement().name());
    node.set("report", answer(Optional.of(answers.report())));
    node.set("literature", answer(answers.literature()));
    node.set("earlierSolutions", answer(answers.earlierSolutions()));
    node.set("measured", answer(Optional.of(answers.measured())));
    return node;
  }

  private static JsonNode answer(Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return NODES.nullNode();
    }
    ObjectNode node = NODES.objectNode();
    node.put("stance", answer.get().stance().name());
    node.put("text", answer.get().text());
    node.put("source", answer.get().source().map(Source::url).orElse(null));
    return node;
  }

  private static ObjectNode power(PowerAdvice power) {
    ObjectNode node = NODES.objectNode();
    node.put("seedsNow", power.seedsNow());
    node.set(
        "seedsNeeded",
        power.seedsNeeded().isPresent()
            ? NODES.numberNode(power.seedsNeeded().getAsInt())
            : NODES.nullNode());
    node.put("seedsCanDecide", power.seedsCanDecide());
    node.put("text", power.text());
    node.set("cost", optional(power.cost(), VerdictsJson::cost));
    return node;
  }

  private static ObjectNode cost(SeedCost cost) {
    ObjectNode node = NODES.objectNode();
    node.put("trials", cost.trials());
    node.put("seconds", Math.max(1, Math.round(cost.seconds())));
    node.put("sideBySide", cost.sideBySide());
    node.put("basis", cost.basis());
    node.put("command", cost.command());
    return node;
  }

  private static <T> JsonNode optional(Optional<T> value, Function<T, JsonNode> write) {
    return value.map(write).orElse(NODES.nullNode());
  }

  private static JsonNode number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : NODES.nullNode();
  }

  /** JSON has no infinities: an unbounded end is null. */
  private static JsonNode finite(double value) {
    return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
  }
}
