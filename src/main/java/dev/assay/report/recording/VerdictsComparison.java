package dev.assay.report.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.report.file.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two runs' verdicts side by side: which grade changed, and what of its grounds did.
 *
 * @param claims those of either run that are not the same in both, in their order
 * @param alike how many are the same, grounds and all
 */
record VerdictsComparison(List<Change> claims, int alike) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "verdicts.json";

  /**
   * What became of one claim.
   *
   * @param id the claim
   * @param before its grade there; "absent" where it was not judged
   * @param after its grade now
   * @param grounds what differs of what the grades rest on
   */
  record Change(String id, String before, String after, List<String> grounds) {
    boolean ofGrade() {
      return !before.equals(after);
    }

    String text() {
      return String.format(
          Locale.ENGLISH,
          "  %s: %s%n%s",
          id,
          ofGrade() ? before + " → " + after : after,
          String.join(
              System.lineSeparator(), grounds.stream().map(ground -> "      " + ground).toList()));
    }
  }

  /** Copies the list. */
  VerdictsComparison {
    claims = List.copyOf(claims);
  }

  /**
   * Compares two runs.
   *
   * @param before a run's output directory, with its {@code verdicts.json}
   * @param after another's
   * @throws IllegalArgumentException if a file cannot be read or is none of this format, naming it
   */
  static VerdictsComparison of(Path before, Path after) {
    JsonNode old = read(before);
    JsonNode now = read(after);
    Map<String, Standing> there = standings(old);
    Map<String, Standing> here = standings(now);
    Set<String> ids = new LinkedHashSet<>(there.keySet());
    ids.addAll(here.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      change(id, Optional.ofNullable(there.get(id)), Optional.ofNullable(here.get(id)))
          .ifPresent(changes::add);
    }
    return new VerdictsComparison(changes, ids.size() - changes.size());
  }

  private static Optional<Change> change(
      String id, Optional<Standing> before, Optional<Standing> after) {
    if (before.isEmpty() || after.isEmpty()) {
      String absent = "absent";
      return Optional.of(
          new Change(
              id,
              before.map(Standing::grade).orElse(absent),
              after.map(Standing::grade).orElse(absent),
              List.of("it was judged in one of the runs alone")));
    }
    Standing old = before.get();
    Standing now = after.get();
    List<String> grounds = new ArrayList<>();
    now.facts()
        .forEach(
            (name, value) -> {
              String other = old.facts().getOrDefault(name, "");
              if (!other.equals(value)) {
                grounds.add(name + ": " + shown(other) + " → " + shown(value));
              }
            });
    seeds(old.seeds(), now.seeds()).ifPresent(grounds::add);
    if (grounds.isEmpty()) {
      if (old.grade().equals(now.grade())) {
        return Optional.empty();
      }
      grounds.add("nothing else differs: look at the code that measures or judges");
    }
    return Optional.of(new Change(id, old.grade(), now.grade(), grounds));
  }

  private static String shown(String value) {
    return value.isEmpty()
        ? "not stated"
        : value.matches("[0-9a-f]{64}") ? value.substring(0, 10) + "…" : value;
  }

  private static Optional<String> seeds(Set<Long> before, Set<Long> after) {
    Set<Long> added = new LinkedHashSet<>(after);
    added.removeAll(before);
    Set<Long> gone = new LinkedHashSet<>(before);
    gone.removeAll(after);
    if (added.isEmpty() && gone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ENGLISH,
            "seeds: %d → %d%s%s",
            before.size(),
            after.size(),
            named(" added ", added),
            named(" without ", gone)));
  }

  private static String named(String what, Set<Long> seeds) {
    List<Long> all = List.copyOf(seeds);
    return all.isEmpty()
        ? ""
        : all.size() == 1
            ? "," + what + all.get(0)
            : String.format(
                Locale.ENGLISH,
                ",%s%d from %d to %d",
                what,
                all.size(),
                all.get(0),
                all.get(all.size() - 1));
  }

  /** Tells whether a grade or anything that it rests on differs. */
  boolean changed() {
    return !claims.isEmpty();
  }

  /** Lays it out for people. */
  String text() {
    StringBuilder text = new StringBuilder();
    table(text, "Another grade", claims.stream().filter(Change::ofGrade).toList());
    table(
        text,
        "The same grade on other grounds",
        claims.stream().filter(change -> !change.ofGrade()).toList());
    return text.append(
            String.format(
                Locale.ENGLISH,
                "%d %s the same in both.",
                alike,
                alike == 1 ? "claim is" : "claims are"))
        .toString();
  }

  private static void table(StringBuilder text, String title, List<Change> changes) {
    if (!changes.isEmpty()) {
      text.append(String.format(Locale.ENGLISH, "%s (%d):%n", title, changes.size()));
      changes.forEach(change -> text.append(change.text()).append(System.lineSeparator()));
      text.append(System.lineSeparator());
    }
  }

  /** How a claim stands by the verdict that leads, and what that rests on. */
  private record Standing(String grade, Map<String, String> facts, Set<Long> seeds) {
    static Standing of(JsonNode claim, JsonNode root) {
      boolean recorded = claim.path("from").asText().equals("recorded");
      JsonNode run = claim.path("run");
      JsonNode lead = recorded ? claim.path("recorded") : run;
      String wouldBe = claim.path("wouldBe").asText("null");
      String grade =
          claim.path("grade").asText()
              + (wouldBe.equals("null") ? "" : " (would be " + wouldBe + ")");
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("led by", recorded ? "a recorded run" : "this run");
      facts.put(
          "criterion",
          recorded
              ? lead.path("criterionDigest").asText()
              : lead.path("criterion").path("digest").asText());
      facts.put("data", lead.path("data").asText());
      facts.put("scale", lead.path("scale").asText());
      facts.put("settings", lead.path("settingsDigest").asText());
      facts.put("training code", (recorded ? lead : root).path("trainingCode").asText());
      facts.put("kernels", (recorded ? lead : root).path("kernels").asText());
      String said = lead.path("explanation").path("grade").asText();
      facts.put("explanation", said.isEmpty() ? "none" : said);
      Set<Long> seeds = new LinkedHashSet<>();
      lead.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
      return new Standing(grade, facts, seeds);
    }
  }

  private static Map<String, Standing> standings(JsonNode root) {
    Map<String, Standing> standings = new LinkedHashMap<>();
    root.path("claims")
        .forEach(claim -> standings.put(claim.path("id").asText(), Standing.of(claim, root)));
    return standings;
  }

  private static JsonNode read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(FILE) : place;
    try {
      JsonNode root =
          JsonText.read(
              Files.readAllBytes(file),
              MAPPER.readerFor(JsonNode.class),
              file,
              "Name a run's " + FILE + ".");
      if (!root.path("claims").isArray()) {
        throw new IllegalArgumentException(
            String.format(Locale.ENGLISH, "%s holds no verdicts: name a run's %s.", file, FILE));
      }
      return root;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s cannot be read as verdicts (%s): name a run's %s.",
              file,
              e,
              FILE),
          e);
    }
  }
}
