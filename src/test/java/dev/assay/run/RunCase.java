package dev.assay.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.experiment.Experiment;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.Trial;
import dev.assay.training.runner.Machine;
import dev.assay.training.store.TrialStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A run in a directory of its own, with a store of all that its sections train. */
abstract class RunCase {
  @TempDir Path directory;

  final Published published = new Published();
  final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void storeWhatTheSectionsTrain() throws IOException {
    Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(directory.resolve("fixtures/expected-verdicts.json"), "{\"verdicts\": []}");
    TrialStore store = store();
    for (Trial trial : FakeExperiment.trials(1, 2, 3, 4, 5)) {
      store.save(FakeExperiment.result(trial, "0123456789abcdef", 0.1));
    }
  }

  AssayRun run(Experiment... selected) {
    return run(Map.of(), new Environment(List.of()), selected);
  }

  AssayRun run(Map<String, String> properties, Environment environment, Experiment... selected) {
    return run(new Coverage(List.of(), List.of(selected)), properties, environment);
  }

  AssayRun run(Coverage coverage, Map<String, String> properties, Environment environment) {
    RunSettings settings = settings(properties);
    RunLock lock = RunLock.of(List.of(settings.output()), Optional.empty());
    try {
      return new AssayRun(
          coverage,
          settings,
          new Machine("0123456789abcdef", false, "a JDK", "a processor"),
          store(),
          InstrumentRegistry.ofAll(),
          published,
          new FigureRenderer(),
          new PrintStream(said, true, StandardCharsets.UTF_8),
          environment,
          lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  RunSettings settings(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("assay.basedir", directory.toString());
    all.put("user.home", directory.toString());
    all.putIfAbsent("assay.progress", "off");
    all.put("assay.threads", "1");
    return RunSettings.of(all, Map.of());
  }

  TrialStore store() {
    return new TrialStore(directory.resolve("store"), text -> {});
  }

  Path output() {
    return directory.resolve("target/assay");
  }

  String board() throws IOException {
    return Files.readString(output().resolve("index.html"));
  }

  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  JsonNode verdicts() throws IOException {
    return new ObjectMapper().readTree(output().resolve("verdicts.json").toFile());
  }

  String partial() throws IOException {
    return verdicts().get("partial").asText();
  }

  List<String> ids() throws IOException {
    return StreamSupport.stream(verdicts().get("claims").spliterator(), false)
        .map(claim -> claim.get("id").asText())
        .toList();
  }

  JsonNode verdict(String claim) throws IOException {
    return StreamSupport.stream(verdicts().get("claims").spliterator(), false)
        .filter(one -> one.get("id").asText().equals(claim))
        .findFirst()
        .orElseThrow();
  }

  Map<String, String> grades() throws IOException {
    Map<String, String> grades = new HashMap<>();
    for (String id : ids()) {
      grades.put(id, verdict(id).get("grade").asText());
    }
    return grades;
  }
}
