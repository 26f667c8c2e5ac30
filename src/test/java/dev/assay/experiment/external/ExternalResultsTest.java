package dev.assay.experiment.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.Claim;
import dev.assay.claim.NullModel;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.contract.ExperimentRules;
import dev.assay.contract.NullRules;
import dev.assay.contract.RepeatedRuns;
import dev.assay.data.DataException;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.verdict.EvidenceCsv;
import dev.assay.statistics.MetricRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalResultsTest {
  private static final String HEADER = "metric,unit,arm,place,seed,value,missing\n";

  @TempDir Path project;

  private String file(String name, String content) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return file.toString();
  }

  private static Experiment section(ExternalResults results, Criterion criterion) {
    Claim claim =
        Claim.of("E1", "§1").where("§1", "it says so").statement("So").criterion(criterion).build();
    return results.section(
        new ReportSection.Name(ReportUnderTest.of("A report"), "A report", "§1", "Some runs"),
        List.of(claim),
        new ReportSection() {});
  }

  private static Evidence evidence(Experiment experiment) {
    return findings(experiment).evidence();
  }

  private static Findings findings(Experiment experiment) {
    Plan plan =
        new Plan(
            Scale.QUICK,
            experiment.external().orElseThrow().seeds(),
            () -> new ImageIdentity.Known("none", ""));
    return experiment.findings(plan, new Results(List.of()));
  }

  private static String losses(int seeds) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(
            seed ->
                String.format(
                    Locale.ROOT,
                    "loss,nats,a,1,%1$d,%2$s,%nloss,nats,b,2,%1$d,%3$s,",
                    seed,
                    1 + seed / 64.0,
                    3 + seed / 32.0))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void readsTheFormatThatEveryRunWrites() throws IOException {
    ExternalResults results =
        ExternalResults.numbers(
            file(
                "runs.csv",
                "\uFEFF" + HEADER + losses(9) + "\nloss,nats,a,1,10,,diverged at step 7\n"));
    Experiment experiment = section(results, results.metric("loss").lowerFirst("a", "b"));
    Evidence evidence = evidence(experiment);
    assertThat(evidence.sample("loss", "a").values()).hasSize(9).containsEntry(8L, 1.125);
    assertThat(evidence.sample("loss", "a").unit()).isEqualTo("nats");
    assertThat(evidence.sample("loss", "a").missing()).containsEntry(10L, "diverged at step 7");
    assertThat(evidence.sample("loss", "b").missing().get(10L)).startsWith("no such run in ");
    assertThat(evidence.x("b")).isEqualTo(2);
    assertThat(findings(experiment).figures().get("E1")).hasSize(1);
    assertThat(experiment.trials(Plan.ofReport(experiment))).isEmpty();
    assertThat(experiment.claims().get(0).notChecked())
        .anyMatch(text -> text.contains("no") && text.contains("instruments"));
  }

  /** What one run leaves is what another can be judged from. */
  @Test
  void readsBackWhatAVerdictLeaves() throws IOException {
    ExternalResults results =
        ExternalResults.numbers(
            file(
                "a.csv",
                HEADER + losses(9) + "\nloss,nats,a,1,10,,\"he said \"\"no\"\", twice\"\n"));
    Criterion criterion = results.metric("loss").lowerFirst("a", "b").byFactor(1.5);
    Experiment first = section(results, criterion);
    Verdict verdict = Judged.of(first);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    ExternalResults again = ExternalResults.numbers(file("b.csv", EvidenceCsv.write(verdict)));
    Experiment second = section(again, criterion);
    assertThat(evidence(second)).isEqualTo(evidence(first));
    assertThat(Judged.of(second).observations()).isEqualTo(verdict.observations());
  }

  @Test
  void readsAnExportOfMlflowByTheNamesOfItsColumns() throws IOException {
    ExternalResults results =
        ExternalResults.runs(
            file(
                "mlflow.csv",
                """
                run_id,status,metrics.loss,params.net,params.width,params.seed,tags.sweep
                a1,FINISHED,0.5,cnn,8,1.0,final
                a2,FINISHED,0.25,cnn,8,2.0,final
                a3,FAILED,0.125,mlp,16,1.0,final
                a4,FINISHED,nan,mlp,16,2.0,final
                a5,RUNNING,,mlp,16,2.0,trial
                """),
            RunColumns.arm("params.net", "params.width")
                .seed("params.seed")
                .metric("metrics.loss", "loss", "nats")
                .place("params.width")
                .finished("status", "FINISHED")
                .where("tags.sweep", "final"));
    Evidence evidence = evidence(section(results, results.metric("loss").of("cnn, 8").atMost(1)));
    assertThat(evidence.sample("loss", "cnn, 8").values()).containsEntry(1L, 0.5).hasSize(2);
    assertThat(evidence.sample("loss", "mlp, 16").missing())
        .containsEntry(1L, "status: FAILED")
        .containsEntry(2L, "not a number");
    assertThat(evidence.x("mlp, 16")).isEqualTo(16);
  }

  @Test
  void readsTheCurvesThatTensorBoardExports() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      for (String arm : List.of("tanh_16", "relu")) {
        file(
            "curves/run-" + arm + "_" + seed + "-tag-loss.csv",
            "Wall time,Step,Value\n1.5,0,2\n1.6,10,0." + seed + "\n1.7,20,0.5\n");
        file(
            "curves/run-" + arm + "_" + seed + "-tag-acc.csv",
            "Wall time,Step,Value\n1.5,0,0." + seed + "\n");
      }
    }
    file("curves/README.md", "no run");
    RunFiles loss = RunFiles.last("run-{arm}_{seed}-tag-loss.csv", "Value", "loss");
    RunFiles best = RunFiles.lowest("run-{arm}_{seed}-tag-loss.csv", "Value", "best").in("nats");
    RunFiles accuracy = RunFiles.highest("run-{arm}_{seed}-tag-acc.csv", "Value", "accuracy");
    String directory = project.resolve("curves").toString();
    ExternalResults results = ExternalResults.curves(directory, loss, best, accuracy);
    Evidence evidence = evidence(section(results, results.metric("loss").of("relu").atMost(1)));
    assertThat(evidence.arms("loss")).containsExactlyInAnyOrder("relu", "tanh_16");
    assertThat(evidence.sample("loss", "tanh_16").values()).containsEntry(2L, 0.5);
    assertThat(evidence.sample("best", "relu").values()).containsEntry(2L, 0.2);
    assertThat(evidence.sample("accuracy", "relu").values()).containsEntry(1L, 0.1);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ExternalResults.curves(directory, loss))
        .withMessageContaining("-tag-acc.csv: a CSV file that is named as none of");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunFiles.last("run-{arm}.csv", "Value", "loss"))
        .withMessageContaining("do not have {seed} once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "loss,,a,,1,0.5,\\nloss,,a,,1,0.6,| line 3: a second run of arm \"a\", seed 1",
        "loss,,a,,x,0.5,| line 2: seed \"x\" is no whole number",
        "loss,,a,,1,`0,5`,| line 2: 8 fields and 7 columns",
        "loss,,a,,1,0.5s,| line 2: value \"0.5s\" is no number",
        "loss,,a,,1,0.5,lost| line 2: missing \"lost\" is the reason of a number that is there",
        "loss,s,a,,1,0.5,\\nloss,ms,a,,2,0.5,| line 3: \"loss\" is in \"ms\" and was in \"s\"",
        "loss,,a,1,1,0.5,\\nloss,,a,2,2,0.5,| line 3: arm \"a\" stands at 2.0 and at 1.0",
        "loss,,,,1,0.5,| line 2: metric \"loss\" of arm \"\"",
        "loss,,a,,1,0.5,\\nloss,,b,,2,0.6,| none in common",
        "loss,,a,,1,2,\\nloss,,a,,2,2,\\nloss,,a,,3,2,| have all numbers in common",
        "loss,,\"a,,1,0.5,| Close every quote",
      })
  void namesFileLineValueAndRemedy(String rows, String message) throws IOException {
    String file = file("bad.csv", HEADER + rows.replace("\\n", "\n") + "\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ExternalResults.numbers(file))
        .withMessageContaining("bad.csv")
        .withMessageContaining(message.strip());
  }

  @Test
  void refusesWhatIsNotThere() throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ExternalResults.numbers("results/none.csv"))
        .withMessageContaining("results/none.csv: no such file");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ExternalResults.numbers(file("empty.csv", HEADER)))
        .withMessageContaining("no run");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ExternalResults.numbers(file("semi.csv", "metric;arm;seed\nl;a;1\n")))
        .withMessageContaining("Separate the columns by commas");
    String runs = file("runs.csv", "arm,loss\na,1\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExternalResults.runs(runs, RunColumns.arm("arm").metric("loss", "l")))
        .withMessageContaining("a column of seeds");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(
            () ->
                ExternalResults.runs(
                    runs, RunColumns.arm("arm").seed("seed").metric("loss", "loss")))
        .withMessageContaining("no column \"seed\". Give one of [arm, loss]");
    ExternalResults results = ExternalResults.numbers(file("a.csv", HEADER + losses(3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> results.metric("accuracy"))
        .withMessageContaining("no metric \"accuracy\". Give one of [loss]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> results.metric("loss").lowerFirst("a", "c"))
        .withMessageContaining("no arm \"c\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> results.range("loss", MetricRange.SHARE))
        .withMessageContaining("outside [0.0, 1.0]");
  }

  @Test
  void holdsControlsAndAlternativeSettings() throws IOException {
    String rows = HEADER + losses(9) + "\nloss,nats,shuffled,,1,9,\n";
    ExternalResults results =
        ExternalResults.numbers(file("a.csv", rows))
            .alternative("other batches", ExternalResults.numbers(file("b.csv", rows)))
            .control("it runs", "it does not", one -> one.metric("loss").of("shuffled").atLeast(1));
    Experiment experiment = section(results, results.metric("loss").lowerFirst("a", "b"));
    assertThat(experiment.controls()).hasSize(1);
    assertThat(findings(experiment).alternatives()).containsOnlyKeys("other batches");
  }

  /** The digest stands where that of the trials does, so that no number changes unseen. */
  @Test
  void changesItsDigestWithEachNumberAndColumn() throws IOException {
    String one = file("1.csv", "arm,seed,x,y\na,1,2,3\nb,1,4,5\n");
    String other = file("2.csv", "arm,seed,x,y\na,1,2,3\nb,1,4,6\n");
    RunColumns columns = RunColumns.arm("arm").seed("seed");
    assertThat(
            List.of(
                ExternalResults.runs(one, columns.metric("x", "m")).source().digest(),
                ExternalResults.runs(one, columns.metric("y", "m")).source().digest(),
                ExternalResults.runs(other, columns.metric("x", "m")).source().digest()))
        .doesNotHaveDuplicates();
  }

  @Test
  void owesWhatEveryExperimentOwesButNetworks() throws IOException {
    ExternalResults results = ExternalResults.numbers(file("a.csv", HEADER + losses(9)));
    Experiment experiment = section(results, results.metric("loss").lowerFirst("a", "b"));
    assertThat(ExperimentRules.plansTrialsAtEveryScale(experiment)).isEmpty();
    assertThat(ExperimentRules.findsWhatItsClaimsNeed(experiment)).isEmpty();
    assertThat(ExperimentRules.sharesSeedsBetweenArms(experiment)).isEmpty();
    assertThat(RepeatedRuns.startsEachSeedElsewhere(experiment)).isEmpty();
    assertThat(
            ExperimentRules.namesInstrumentsOfTheRegistry(
                experiment, InstrumentRegistry.ofAll().names()))
        .isEmpty();
    NullRules rules = new NullRules(experiment);
    assertThat(rules.findsWhatItsClaimsNeed()).isEmpty();
    assertThat(rules.reproduced(NullModel.NEVER_TRAINED)).isEmpty();
    assertThat(rules.reproduced(NullModel.ARMS_SWAPPED)).containsOnlyKeys("E1");
    assertThat(rules.withstands(NullModel.ARMS_SWAPPED, Map.of())).isEmpty();
  }
}
