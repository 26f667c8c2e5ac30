package dev.assay.run;

import dev.assay.experiment.Scale;
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
    return command(claim, data, settings.scale(), settings.given());
  }

  /**
   * Returns the command that runs a claim with another number of seeds; at the full scale, that
   * adds those that its recording lacks.
   *
   * @param now how many it has
   */
  String withSeeds(String claim, String data, int seeds, int now) {
    return settings.scale() == Scale.FULL
        ? adding(claim, data, seeds - now)
        : command(claim, data, settings.scale(), others())
            + String.format(Locale.ROOT, " -Dassay.seeds=%d", seeds);
  }

  /** Returns the command that adds seeds to the recording of a claim's section. */
  String adding(String claim, String data, int seeds) {
    return command(claim, data, Scale.FULL, others())
        + String.format(Locale.ROOT, " -Dassay.add=%d", seeds);
  }

  /** Returns the command that runs a claim at the report's own budget. */
  String atFull(String claim, String data) {
    return command(claim, data, Scale.FULL, others());
  }

  private Map<String, String> others() {
    return settings.given().entrySet().stream()
        .filter(option -> !option.getKey().matches("assay\\.(seeds|minutes|add)"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private String command(String claim, String data, Scale scale, Map<String, String> given) {
    StringBuilder command = new StringBuilder("mvn verify -Dassay.claim=").append(claim);
    command.append(" -Dassay.scale=").append(scale.label());
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
