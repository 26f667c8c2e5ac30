package dev.assay.spark;

import dev.assay.training.runner.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code local-cluster} starts its executors from, without a Spark distribution: the class
 * path that they get says where the classes are, so the directory has nothing in it.
 */
final class SparkHome {
  private SparkHome() {}

  /**
   * Makes an empty {@code SPARK_HOME} look like a distribution to Spark; one that is a distribution
   * stays as it is. Spark reads the variable itself, and nothing else in its place.
   *
   * @throws ClusterException if the variable is not set
   * @throws IOException if the directories cannot be made
   */
  static void prepare(@Nullable String variable) throws IOException {
    if (variable == null || variable.isBlank()) {
      throw new ClusterException(
          "local-cluster starts executors from SPARK_HOME, which is not set: set it to a Spark"
              + " distribution, or to an empty directory");
    }
    Path home = Path.of(variable);
    if (!Files.isDirectory(home.resolve("jars"))) {
      Files.createDirectories(home.resolve("jars"));
      // Spark asks the directory for its Scala version when the environment says none.
      Files.createDirectories(home.resolve("launcher/target/scala-2.13"));
    }
  }
}
