package dev.assay.training.runner;

import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Connects to clusters; {@code META-INF/services} names it where the build has one. */
public interface ClusterConnector {
  /**
   * Connects to a cluster.
   *
   * @param master its address, such as {@code spark://host:7077}
   * @param machine what is known of the checkout, for each result's provenance
   * @param notices hears, in a line for people, which machine trains what and which one was lost
   * @throws ClusterException if it cannot be reached, with the remedy
   */
  Cluster connect(String master, Machine machine, Consumer<String> notices);

  /**
   * Returns the connector of this build.
   *
   * @throws ClusterException if it has none
   */
  static ClusterConnector ofBuild() {
    return ServiceLoader.load(ClusterConnector.class)
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterException(
                    "-Dassay.spark asks for a cluster, and this build has no Spark: add -Pspark"));
  }
}
