package dev.assay.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.data.LoadedData;
import dev.assay.training.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the two files with which Allure describes a run: its environment and its categories. */
final class AllureFiles {
  private static final List<Map<String, Object>> CATEGORIES =
      List.of(
          Map.of(
              "name",
              "A grade changed: look before you record it",
              "matchedStatuses",
              List.of("failed")),
          Map.of("name", "An experiment could not be run", "matchedStatuses", List.of("broken")));

  private AllureFiles() {}

  static void write(RunSettings settings, Machine machine, Optional<LoadedData> data) {
    Path directory = Path.of(System.getProperty("allure.results.directory", "allure-results"));
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("data", data.map(loaded -> loaded.data().describe()).orElse("function only"));
    data.ifPresent(loaded -> environment.put("data.from", loaded.provenance()));
    data.flatMap(LoadedData::notice).ifPresent(notice -> environment.put("notice", notice));
    environment.put("scale", settings.scale().label());
    environment.put(
        "seeds",
        settings.seeds().isPresent()
            ? "" + settings.seeds().getAsInt()
            : settings.until().isPresent()
                ? "added until decided, at most " + settings.until().getAsInt()
                : "default");
    environment.put("cold", String.valueOf(settings.cold()));
    environment.put("threads", String.valueOf(settings.threads()));
    environment.put("machine", machine.describe());
    environment.put("store", settings.store().toString());
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("environment.properties"),
          environment.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\n", " "))
              .collect(Collectors.joining("\n", "", "\n")));
      Files.write(
          directory.resolve("categories.json"), new ObjectMapper().writeValueAsBytes(CATEGORIES));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written: make room there or free the directory".formatted(directory), e);
    }
  }
}
