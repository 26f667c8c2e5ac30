package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.claim.Criterion;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExplanationVerdict;
import dev.assay.claim.Observation;
import dev.assay.claim.PowerAdvice;
import dev.assay.claim.Verdict;
import dev.assay.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Write the verdicts for machines, as {@code verdicts.schema.json} beside this class describes.
 *
 * <p>Equal verdicts give the same bytes: keys stand in a fixed order and nothing in it depends on
 * when, where or from which store the run was made.
 */
public final class VerdictsJson {
  /** Raised when the meaning of a key changes or a key goes; new keys may come without. */
  static final int FORMAT = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VerdictsJson() {}

  /** Write a run's verdicts, ending in a line feed on every platform. */
  public static String of(RunReport run) {
    ObjectNode root = NODES.objectNode();
    root.put("format", FORMAT);
    root.put("report", run.title());
    root.put("data", run.data());
    root.put("scale", run.scale());
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
    Verdict verdict = report.verdict();
    ObjectNode node = NODES.objectNode();
    node.put("id", verdict.claim().id());
    node.put("section", section.title());
    node.put("statement", verdict.claim().statement());
    node.put("grade", verdict.grade().name());
    node.put("why", verdict.why());
    node.set("expected", expected(report.check()));
    node.put("data", verdict.setting().data());
    node.put("scale", verdict.setting().scale());
    ArrayNode seeds = node.putArray("seeds");
    verdict.setting().seeds().forEach(seeds::add);
    node.put("alpha", verdict.setting().alpha());
    node.put("fullBudget", verdict.setting().fullBudget());
    node.set("criterion", criterion(verdict));
    ObjectNode p = node.putObject("p");
    p.set("raw", number(verdict.pRaw()));
    p.set("adjusted", number(verdict.pAdjusted()));
    node.set("observations", observations(verdict.observations()));
    ArrayNode readings = node.putArray("readings");
    for (var reading : verdict.readings()) {
      ObjectNode one = readings.addObject();
      one.put("name", reading.name());
      one.put("grade", reading.grade().name());
      one.put("why", reading.why());
      one.set(
          "observation",
          reading
              .keyObservation()
              .<JsonNode>map(VerdictsJson::observation)
              .orElse(NODES.nullNode()));
    }
    node.set(
        "explanation",
        verdict.explanation().<JsonNode>map(VerdictsJson::explanation).orElse(NODES.nullNode()));
    node.set("power", verdict.power().<JsonNode>map(VerdictsJson::power).orElse(NODES.nullNode()));
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
    ArrayNode trials = node.putArray("trials");
    verdict.trialKeys().forEach(trials::add);
    return node;
  }

  private static ObjectNode expected(ExpectedVerdicts.Check check) {
    ObjectNode node = NODES.objectNode();
    String grade = null;
    String status;
    if (check instanceof ExpectedVerdicts.Match match) {
      status = "match";
      grade = match.entry().grade().name();
    } else if (check instanceof ExpectedVerdicts.Changed changed) {
      status = "changed";
      grade = changed.entry().grade().name();
    } else if (check instanceof ExpectedVerdicts.CriterionChanged changed) {
      status = "criterion-changed";
      grade = changed.entry().grade().name();
    } else if (check instanceof ExpectedVerdicts.Unrecorded) {
      status = "unrecorded";
    } else {
      status = "not-compared";
    }
    node.put("status", status);
    node.put("grade", grade);
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
    node.set(
        "interval",
        observation.interval().<JsonNode>map(VerdictsJson::interval).orElse(NODES.nullNode()));
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
    node.put("why", explanation.why());
    node.set("observations", observations(explanation.observations()));
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
    node.put("text", power.text());
    return node;
  }

  private static JsonNode number(OptionalDouble value) {
    return value.isPresent() ? finite(value.getAsDouble()) : NODES.nullNode();
  }

  /** JSON has no infinities: an unbounded end is null. */
  private static JsonNode finite(double value) {
    return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
  }
}
