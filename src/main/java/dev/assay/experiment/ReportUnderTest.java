package dev.assay.experiment;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report whose claims are tested.
 *
 * @param key its name on the command line, as in {@code -Dassay.report=my-report}: lower-case
 *     letters, digits and hyphens
 * @param title its title, which board and hand-in carry
 * @param text where its text is, relative to the project, if it is at hand
 * @param fixtures the directory of its expected verdicts and recordings, relative to the project
 * @param sections its sections in its own order, as {@link Experiment#section} names them
 * @param mainClaims the ids of the claims that carry it, five at most, in its order; where none is
 *     named, each section's first decided ones stand for it
 */
public record ReportUnderTest(
    String key,
    String title,
    Optional<Path> text,
    Path fixtures,
    List<String> sections,
    List<String> mainClaims) {
  /** As many claims as a reader takes in at a glance. */
  private static final int MAIN = 5;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the key is not as it must be, the title is blank or there
   *     are too many main claims
   */
  public ReportUnderTest {
    sections = List.copyOf(sections);
    mainClaims = List.copyOf(mainClaims);
    if (mainClaims.size() > MAIN) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s has the main claims %s: name %d at most.",
              title,
              mainClaims,
              MAIN));
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("A report under test needs a title.");
    }
    if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s has the key '%s': give lower-case letters and digits, joined by hyphens.",
              title,
              key));
    }
  }

  /**
   * Returns a report whose fixtures are in {@code fixtures} and whose text is not at hand. Its key
   * is made of its title: {@code my-report} of "My report".
   */
  public static ReportUnderTest of(String title, String... sections) {
    return new ReportUnderTest(
        keyOf(title), title, Optional.empty(), Path.of("fixtures"), List.of(sections), List.of());
  }

  private static String keyOf(String title) {
    String key =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return key.isEmpty() ? "report" : key;
  }

  /** Returns the file of the expected verdicts, below the project's directory. */
  public Path expectedVerdicts(Path project) {
    return project.resolve(fixtures).resolve("expected-verdicts.json");
  }

  /**
   * Returns the file that says where its claims stand in its text, below the project's directory.
   */
  public Path passages(Path project) {
    return project.resolve(fixtures).resolve("passages.json");
  }

  /** Returns the directory of the recorded full runs, below the project's directory. */
  public Path recorded(Path project) {
    return project.resolve(fixtures).resolve("recorded");
  }

  /** Returns the order of the report's sections; one that it does not name comes after them. */
  public Comparator<String> order() {
    return Comparator.<String>comparingInt(
            section -> sections.contains(section) ? sections.indexOf(section) : Integer.MAX_VALUE)
        .thenComparing(Comparator.naturalOrder());
  }
}
