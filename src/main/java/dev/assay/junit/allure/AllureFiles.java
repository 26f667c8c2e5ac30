package dev.assay.junit.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.data.source.LoadedData;
import dev.assay.report.file.OutputFiles;
import dev.assay.run.RunSettings;
import dev.assay.system.DurableFiles;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the files with which Allure describes a run: environment, categories and executor. */
public final class AllureFiles {
  /**
   * What Allure and this class write there; the directory may hold a file of the user's as well.
   */
  private static final String OF_ALLURE =
      "{*-result.json,*-container.json,*-attachment,*-attachment.*,environment.properties,"
          + "categories.json,executor.json,history*.json,*-trend.json}";

  private static final DurableFiles DISK = new DurableFiles();

  private AllureFiles() {}

  /** Returns where Allure's results go. */
  public static Path directory() {
    return Path.of(System.getProperty("allure.results.directory", "allure-results"));
  }

  /**
   * Removes what the last run left for Allure, so that a report holds one run; other files stay.
   *
   * @throws UncheckedIOException if a file cannot be removed, naming it
   */
  public static void removeLast() {
    removeLast(directory());
  }

  static void removeLast(Path results) {
    OutputFiles.keepOnly(Set.of(), results, OF_ALLURE);
    OutputFiles.keepOnly(Set.of(), results.resolve("history"), OF_ALLURE);
  }

  public static void write(
      RunSettings settings, Machine machine, Optional<LoadedData> data, long run) {
    Provenance provenance = machine.provenance(settings.threads(), 0);
    try {
      DISK.write(
          directory().resolve("environment.properties"),
          environment(settings, provenance, data).entrySet().stream()
              .map(entry -> entry.getKey() + "=" + escaped(entry.getValue()))
              .collect(Collectors.joining("\n", "", "\n"))
              .getBytes(StandardCharsets.UTF_8));
      json("categories.json", AllureGrades.categories());
      json(
          "executor.json",
          Map.of(
              "name",
              "Maven",
              "type",
              "maven",
              "buildOrder",
              run,
              "buildName",
              String.format(
                  Locale.ROOT,
                  "Assay, %s, commit %s",
                  settings.scale().label(),
                  provenance.shortCommit())));
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "%s cannot be written: make room there or free the directory",
              directory()),
          e);
    }
  }

  private static void json(String name, Object content) throws IOException {
    DISK.write(directory().resolve(name), new ObjectMapper().writeValueAsBytes(content));
  }

  private static Map<String, String> environment(
      RunSettings settings, Provenance provenance, Optional<LoadedData> data) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("data", data.map(loaded -> loaded.data().describe()).orElse("function only"));
    data.ifPresent(loaded -> environment.put("data.from", loaded.provenance()));
    data.flatMap(LoadedData::notice).ifPresent(notice -> environment.put("notice", notice));
    environment.put("scale", settings.scale().label());
    environment.put(
        "seeds",
        settings.seeds().isPresent()
            ? String.valueOf(settings.seeds().getAsInt())
            : "each experiment's own number");
    environment.put("cold", String.valueOf(settings.cold()));
    environment.put("threads", String.valueOf(settings.threads()));
    environment.put("store", settings.store().toString());
    environment.put("history", settings.history().map(Path::toString).orElse("not kept"));
    environment.put("commit", provenance.commit());
    environment.put("uncommitted.changes", provenance.dirty() ? "yes" : "no");
    environment.put("machine", provenance.cpu());
    environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("jdk", provenance.jdk());
    environment.put("nd4j", provenance.backend());
    environment.put("blas", provenance.blas());
    environment.put("kernels", provenance.convolution());
    return environment;
  }

  /** A backslash would escape what follows it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", " ");
  }
}
