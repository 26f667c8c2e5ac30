package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The questions people ask are about messages that the program really prints. */
class FaqTest {
  private static final int SHORTEST = 8;

  @Test
  void quotesOnlyMessagesThatStandInTheSource() throws IOException {
    String source = source();
    List<String> quoted =
        Files.readString(Path.of("docs/faq.md"))
            .lines()
            .filter(line -> line.startsWith("### \""))
            .map(line -> line.substring(5, line.lastIndexOf('"')))
            .toList();
    assertThat(quoted).hasSizeGreaterThan(10);
    for (String message : quoted) {
      List<String> parts =
          Stream.of(message.split("[…().,:]"))
              .map(String::strip)
              .filter(part -> part.length() >= SHORTEST)
              .toList();
      assertThat(parts).as(message).isNotEmpty();
      assertThat(parts).as(message).allMatch(source::contains);
    }
  }

  /** Returns all sources, with string literals that are joined over lines put together. */
  private static String source() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".java")),
              Stream.of(Path.of("pom.xml")))
          .filter(file -> !file.endsWith("FaqTest.java"))
          .map(FaqTest::read)
          .collect(Collectors.joining("\n"))
          .replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
