package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<RunReport> runs() {
    return Stream.of(
        Runs.whole("mnist", "quick"),
        Runs.whole("strokes", "smoke"),
        Runs.judged(),
        Runs.hostile());
  }

  private static Set<ValidationMessage> problems(JsonNode document) throws Exception {
    try (InputStream in = VerdictsJson.class.getResourceAsStream("verdicts.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(Objects.requireNonNull(in));
      return schema.validate(document);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void writesWhatItsSchemaDescribes(RunReport run) throws Exception {
    assertThat(problems(MAPPER.readTree(VerdictsJson.of(run)))).isEmpty();
  }

  @Test
  void isHeldToItsSchema() throws Exception {
    ObjectNode document = (ObjectNode) MAPPER.readTree(VerdictsJson.of(Runs.judged()));
    ObjectNode claim = (ObjectNode) document.get("claims").get(0);
    claim.put("grade", "TRUE");
    assertThat(problems(document)).isNotEmpty();
    claim.put("grade", "REFUTED");
    assertThat(problems(document)).isEmpty();
    ObjectNode run = (ObjectNode) claim.get("run");
    run.remove("seeds");
    assertThat(problems(document)).isNotEmpty();
    run.putArray("seeds");
    claim.put("timestamp", "2026-11-23");
    assertThat(problems(document)).isNotEmpty();
  }

  @Test
  void describesEveryKey() throws Exception {
    try (InputStream in = VerdictsJson.class.getResourceAsStream("verdicts.schema.json")) {
      List<String> described = new ArrayList<>();
      collect(MAPPER.readTree(in), described);
      assertThat(described).hasSizeGreaterThan(50);
    }
  }

  private static void collect(JsonNode schema, List<String> described) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode value = property.getValue();
      boolean grade = value.path("$ref").asText().endsWith("/grade");
      assertThat(grade || !value.path("description").asText().isBlank())
          .as(property.getKey())
          .isTrue();
      described.add(property.getKey());
    }
    schema.forEach(child -> collect(child, described));
  }

  @Test
  void saysWhatTheJudgeFound() throws Exception {
    JsonNode document = MAPPER.readTree(VerdictsJson.of(Runs.judged()));
    JsonNode claim = document.get("claims").get(0);
    assertThat(claim.get("id").asText()).isEqualTo("F2");
    assertThat(claim.get("grade").asText()).isEqualTo("REPRODUCED");
    assertThat(claim.get("from").asText()).isEqualTo("run");
    assertThat(claim.get("agrees").isNull()).isTrue();
    JsonNode run = claim.get("run");
    assertThat(run.get("grade").asText()).isEqualTo("REPRODUCED");
    assertThat(run.get("wouldBe").isNull()).isTrue();
    assertThat(run.get("expected").get("status").asText()).isEqualTo("unrecorded");
    assertThat(run.get("settingsDigest").asText()).isEqualTo(Runs.DIGEST);
    assertThat(claim.get("answers").get("agreement").asText()).isEqualTo("AGREE");
    assertThat(claim.get("answers").get("literature").isNull()).isTrue();
    assertThat(claim.get("answers").get("measured").get("stance").asText()).isEqualTo("SUPPORTS");
    assertThat(run.get("seeds")).hasSize(8);
    assertThat(run.get("trials").get(0).asText()).isEqualTo(Runs.DIGEST);
    JsonNode key = run.get("observations").get(0);
    assertThat(key.get("mean").asDouble()).isCloseTo(0.014455, within(1e-15));
    assertThat(key.get("interval").get("level").asDouble()).isEqualTo(0.9);
    assertThat(run.get("criterion").get("thresholds").get("margin").asDouble()).isZero();
  }

  @Test
  void saysWhatMeasuredAClaim() throws Exception {
    JsonNode document = MAPPER.readTree(VerdictsJson.of(Runs.whole("mnist", "quick")));
    JsonNode fit = document.get("claims").get(0).get("run").get("instruments").get(0);
    assertThat(fit.get("name").asText()).isEqualTo("evaluation of a set");
    assertThat(fit.get("passed").asBoolean()).isTrue();
    assertThat(fit.get("fault").isNull()).isTrue();
    assertThat(fit.get("caught")).hasSize(2);
    document = MAPPER.readTree(VerdictsJson.of(Runs.hostile()));
    JsonNode unfit = document.get("claims").get(0).get("run").get("instruments").get(0);
    assertThat(unfit.get("passed").asBoolean()).isFalse();
    assertThat(unfit.get("missed")).hasSize(1);
  }

  @Test
  void saysWhatSeedsWouldCost() throws Exception {
    JsonNode claim =
        MAPPER.readTree(VerdictsJson.of(Runs.hostile())).get("claims").get(0).get("run");
    assertThat(claim.get("power").get("cost").get("seconds").asInt()).isEqualTo(30);
    assertThat(claim.get("power").get("seedsCanDecide").asBoolean()).isTrue();
    assertThat(claim.get("explanation").get("power").get("seedsNeeded").asInt()).isEqualTo(9);
  }

  @Test
  void writesTheSameBytesWhereverTheTrialsCameFrom() {
    RunReport run = Runs.judged();
    List<Section> fromTheStore =
        run.sections().stream()
            .map(
                section ->
                    section.with(
                        section.claims().stream()
                            .map(
                                c ->
                                    new ClaimReport(
                                        c.verdict(),
                                        c.check(),
                                        c.figures(),
                                        List.of(
                                            new TrialOrigin(Runs.DIGEST, false, "f", "2020-1-1")),
                                        "elsewhere"))
                            .toList()))
            .toList();
    RunReport other =
        new RunReport(run.title(), run.data(), run.scale(), "another machine", fromTheStore);
    assertThat(VerdictsJson.of(other)).isEqualTo(VerdictsJson.of(run)).doesNotContain("\r");
  }
}
