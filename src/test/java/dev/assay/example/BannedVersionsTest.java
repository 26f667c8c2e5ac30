package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a consumer gets is asked by {@link TutorialIT}, of the example's own class path. */
class BannedVersionsTest {
  private BannedVersions banned;

  @BeforeEach
  void read() throws IOException {
    banned = BannedVersions.of(Path.of("pom.xml"));
  }

  @Test
  void areNotOnTheClassPathOfThisTree() {
    assertThat(banned.on(System.getProperty("java.class.path"))).isEmpty();
  }

  @Test
  void areSeenOnOneThatHasThem() {
    String old = "/m2/org/apache/commons/commons-compress/1.9/commons-compress-1.9.jar";
    assertThat(
            banned.on(
                String.join(
                    File.pathSeparator,
                    "/tree/target/classes",
                    "/m2/org/apache/commons/commons-compress/1.28.0/commons-compress-1.28.0.jar",
                    "/m2/org/example/commons-compress/1.9/commons-compress-1.9.jar",
                    old)))
        .containsExactly(old);
  }

  /** A library that is raised for a vulnerability must not come back in an older release. */
  @Test
  void coverEveryLibraryThatIsRaised() {
    assertThat(banned.raisedWithoutABan())
        .as("raised to agree with each other, not for a vulnerability")
        .containsExactlyInAnyOrder("org/apache/commons/commons-math3", "org/slf4j/slf4j-api");
  }
}
