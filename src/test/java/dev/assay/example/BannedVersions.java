package dev.assay.example;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The releases with published vulnerabilities that the build bans, as pom.xml lists them. */
final class BannedVersions {
  private static final Pattern BAN =
      Pattern.compile("<exclude>([^:<]+):([^:<]+):\\(,([^)]+)\\)</exclude>");
  private static final Pattern RAISED =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "\\s*<version>([^<]+)</version>\\s*</dependency>");

  /** The first release that is allowed, by {@code group/artifact} as a repository has it. */
  private final Map<String, Version> least;

  private final String pom;

  private BannedVersions(String pom) {
    this.pom = pom;
    least =
        BAN.matcher(pom)
            .results()
            .collect(
                Collectors.toMap(
                    ban -> ban.group(1).replace('.', '/') + "/" + ban.group(2),
                    ban -> Version.parse(ban.group(3)),
                    (one, other) -> one,
                    TreeMap::new));
  }

  static BannedVersions of(Path pom) throws IOException {
    return new BannedVersions(Files.readString(pom));
  }

  /** Returns each library of a class path whose release is banned, as its jar's path. */
  Stream<String> on(String classPath) {
    return Stream.of(classPath.strip().split(File.pathSeparator))
        .map(jar -> jar.replace('\\', '/'))
        .filter(jar -> jar.endsWith(".jar"))
        .filter(jar -> isBanned(Path.of(jar)));
  }

  /** Returns the libraries that the build raises and does not ban below any release. */
  Stream<String> raisedWithoutABan() {
    String managed =
        pom.substring(
            pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>"));
    return RAISED
        .matcher(managed)
        .results()
        .map(raised -> raised.group(1).replace('.', '/') + "/" + raised.group(2))
        .filter(library -> !least.containsKey(library));
  }

  private boolean isBanned(Path jar) {
    Path release = jar.getParent();
    String library = release.getParent().toString().replace('\\', '/');
    Optional<Version> first =
        least.entrySet().stream()
            .filter(ban -> library.endsWith("/" + ban.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    return first.isPresent()
        && Version.parse(release.getFileName().toString()).compareTo(first.get()) < 0;
  }
}
