package dev.assay.run;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the command that runs one claim again as this run ran it, and nothing else. */
final class RepeatCommand {
  private final RunSettings settings;

  /** Creates commands that keep what a run was told. */
  RepeatCommand(RunSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the command that repeats a claim.
   *
   * @param data the data set of its section
   */
  String of(String claim, String data) {
    return command(claim, data, settings.given());
  }

  /** Returns the command that runs a claim with another number of seeds. */
  String withSeeds(String claim, String data, int seeds) {
    Map<String, String> others =
        settings.given().entrySet().stream()
            .filter(option -> !option.getKey().matches("assay\\.(seeds|until|minutes)"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return command(claim, data, others)
        + String.format(
            Locale.ROOT, " -Dassay.%s=%d", settings.until().isPresent() ? "until" : "seeds", seeds);
  }

  private String command(String claim, String data, Map<String, String> given) {
    StringBuilder command = new StringBuilder("mvn verify -Dassay.claim=").append(claim);
    command.append(" -Dassay.scale=").append(settings.scale().label());
    if (data.equals("strokes") && !given.containsKey("assay.data")) {
      command.append(" -Dassay.data=strokes");
    }
    RunSettings.OPTIONS.stream()
        .filter(given::containsKey)
        .filter(name -> !name.matches("assay\\.(claim|scale|basedir|progress|minutes)"))
        .forEach(name -> command.append(' ').append(quoted("-D" + name + "=" + given.get(name))));
    return command.toString();
  }

  /** A shell takes these as they stand; anything else is quoted for it. */
  private static String quoted(String option) {
    return option.matches("[\\w.,:/=+@%-]+") ? option : "'" + option.replace("'", "'\\''") + "'";
  }
}
