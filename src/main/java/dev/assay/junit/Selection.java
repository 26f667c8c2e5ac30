package dev.assay.junit;

import dev.assay.run.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

/**
 * Which claims a run was asked for, by {@code -Dassay.report}, {@code -Dassay.claim}, {@code
 * -Dgroups} and {@code -Dit.test}, whatever the case of the letters. What nobody declared is
 * refused, so that no run is green because it tested nothing.
 */
final class Selection {
  /** A word of a tag expression. */
  private static final Pattern WORD = Pattern.compile("[^\\s&|!(),]+");

  /** The classes of the report that was asked for, or all of them. */
  private final List<ClaimClass> all;

  /** The keys of all reports. */
  private final List<String> reports;

  private final Optional<String> report;
  private final Supplier<Set<String>> otherTags;
  private final Set<String> claims;
  private final Optional<PostDiscoveryFilter> groups;

  /**
   * Reads the selection.
   *
   * @param properties the system properties
   * @param all every class of claims that there is
   * @param otherTags finds the tags of tests that are no claim's, which {@code -Dgroups} may name
   * @throws IllegalArgumentException if a report, claim, section, tag or test is asked for that
   *     there is not; the message lists those that there are
   */
  Selection(Map<String, String> properties, List<ClaimClass> all, Supplier<Set<String>> otherTags) {
    this.otherTags = otherTags;
    reports = all.stream().map(Selection::report).distinct().sorted().toList();
    report = value(properties, "assay.report").map(this::report);
    this.all =
        all.stream()
            .filter(one -> report.map(report(one)::equals).orElse(true))
            .sorted(Selection::inOrderOfTheReport)
            .toList();
    claims = value(properties, "assay.claim").map(this::claims).orElse(Set.of());
    groups = value(properties, "groups").map(this::groups);
    value(properties, "it.test").ifPresent(this::requireMethods);
  }

  private static int inOrderOfTheReport(ClaimClass one, ClaimClass other) {
    return Comparator.comparing((ClaimClass in) -> in.experiment().report().title())
        .thenComparing(in -> in.experiment().section(), one.experiment().report().order())
        .compare(one, other);
  }

  private static String report(ClaimClass one) {
    return one.experiment().report().key();
  }

  private String report(String name) {
    return reports.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ENGLISH,
                        "-Dassay.report names '%s', which is not there: did you mean %s? The reports are %s.",
                        name,
                        Nearest.of(name, reports),
                        String.join(", ", reports))));
  }

  /** Tells whether properties may select claims at all. */
  static boolean isAsked(Map<String, String> properties) {
    return Stream.of("assay.report", "assay.claim", "groups", "it.test")
        .anyMatch(name -> value(properties, name).isPresent());
  }

  /**
   * Tells whether a test was asked for.
   *
   * @param test the test
   * @param source its class and method; a method that has no claim's name belongs to all claims of
   *     its class
   */
  boolean includes(TestDescriptor test, MethodSource source) {
    return isOfReport(source.getJavaClass())
        && (claims.isEmpty()
            || all.stream()
                .filter(one -> one.type() == source.getJavaClass())
                .anyMatch(one -> asksFor(one, source.getMethodName())))
        && groups.map(filter -> filter.apply(test).included()).orElse(true);
  }

  private boolean isOfReport(Class<?> type) {
    return report.isEmpty()
        || ClaimClass.of(type).stream().map(Selection::report).anyMatch(report.get()::equals);
  }

  private boolean asksFor(ClaimClass one, String method) {
    return one.claimOf(method)
        .map(claims::contains)
        .orElse(one.claims().stream().anyMatch(claims::contains));
  }

  /** Returns the ids behind a list of ids, sections and tags. */
  private Set<String> claims(String text) {
    Set<String> ids = new TreeSet<>();
    // With the empty ones at the end: of commas alone nothing would be left, and that is
    // everything.
    for (String name : text.split(",", -1)) {
      List<String> named =
          all.stream()
              .flatMap(one -> one.claims().stream().filter(id -> isNamed(name.strip(), id, one)))
              .toList();
      if (named.isEmpty()) {
        throw unknown("-Dassay.claim", name.strip(), all(ClaimClass::claims));
      }
      ids.addAll(named);
    }
    return ids;
  }

  private static boolean isNamed(String name, String claim, ClaimClass one) {
    return name.equalsIgnoreCase(claim)
        || name.equalsIgnoreCase(one.experiment().section())
        || one.tags().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Reads JUnit's tag expressions, several divided by commas, each tag in its own letters. */
  private PostDiscoveryFilter groups(String text) {
    String declared =
        WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(tag(word.group())));
    try {
      return TagFilter.includeTags(List.of(declared.split(",")));
    } catch (JUnitException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "-Dgroups is '%s': %s. Give tags, joined by & or | or after !, in parentheses where need be.",
              text,
              e.getMessage()),
          e);
    }
  }

  private String tag(String word) {
    if (word.equals("any") || word.equals("none")) {
      return word;
    }
    List<String> tags = all(one -> List.copyOf(one.tags()));
    return tags.stream()
        .filter(word::equalsIgnoreCase)
        .findFirst()
        .or(() -> otherTags.get().stream().filter(word::equalsIgnoreCase).findFirst())
        .orElseThrow(() -> unknown("-Dgroups", word, tags));
  }

  /** Looks at the tests that {@code -Dit.test=Class#test} names without wildcards. */
  private void requireMethods(String text) {
    List<String> declared = all(ClaimClass::methods);
    for (String pattern : text.split(",")) {
      int hash = pattern.indexOf('#');
      if (hash < 0 || pattern.startsWith("!") || pattern.startsWith("%")) {
        continue;
      }
      for (String method : pattern.substring(hash + 1).split("\\+")) {
        if (method.matches("\\w+") && !declared.contains(method)) {
          throw unknown("-Dit.test", method, all(ClaimClass::claims));
        }
      }
    }
  }

  private List<String> all(Function<ClaimClass, List<String>> part) {
    return all.stream().flatMap(one -> part.apply(one).stream()).distinct().toList();
  }

  private IllegalArgumentException unknown(String option, String name, List<String> known) {
    return new IllegalArgumentException(
        String.format(
            Locale.ENGLISH,
            "%s names '%s', which is not there%s%nClaims, for -Dassay.claim: %s.%nSections, for -Dassay.claim: %s.%nTags, for -Dassay.claim or -Dgroups: %s.%nReports, for -Dassay.report: %s.",
            option,
            name,
            known.isEmpty() ? "" : ": did you mean " + Nearest.of(name, known) + "?",
            String.join(", ", all(ClaimClass::claims)),
            all.stream()
                .map(one -> one.experiment().section())
                .distinct()
                .collect(Collectors.joining(", ")),
            String.join(", ", all(one -> List.copyOf(one.tags()))),
            String.join(", ", reports)));
  }

  private static Optional<String> value(Map<String, String> properties, String name) {
    return Optional.ofNullable(properties.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
