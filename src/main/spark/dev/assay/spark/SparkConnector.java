package dev.assay.spark;

import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.ClusterConnector;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.runner.Machine;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * Connects to a Spark cluster by its master's address.
 *
 * <p>What {@code spark-submit} or {@code -Dspark.…} sets stands. {@code local-cluster[executors,
 * cores, megabytes]} starts executors of its own on this machine, without a Spark distribution.
 */
public final class SparkConnector implements ClusterConnector {
  private static final Pattern LOCAL_CLUSTER =
      Pattern.compile("local-cluster\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");
  private static final Pattern MASTER =
      Pattern.compile("(spark://|k8s://).+|yarn|local-cluster\\[.*]");

  /** Creates the connector; the service loader does. */
  public SparkConnector() {}

  @Override
  public Cluster connect(String master, Machine machine, Consumer<String> notices) {
    SparkConf settings = settings(master);
    try {
      if (LOCAL_CLUSTER.matcher(master).matches()) {
        ofThisMachine(settings, master);
      }
      return new SparkCluster(settings, machine, notices);
    } catch (ClusterException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      throw new ClusterException("-Dassay.spark=" + master + " cannot be reached: " + e, e);
    }
  }

  private static SparkConf settings(String master) {
    if (!MASTER.matcher(master).matches()) {
      throw new ClusterException(
          "-Dassay.spark="
              + master
              + " is no master: give spark://HOST:PORT, yarn, k8s://HTTPS-ADDRESS or"
              + " local-cluster[EXECUTORS,CORES,MEGABYTES]");
    }
    // glibc gives large blocks back to the kernel after each step otherwise.
    return new SparkConf()
        .setMaster(master)
        .setIfMissing("spark.app.name", "Assay")
        .setIfMissing("spark.executorEnv.MALLOC_MMAP_THRESHOLD_", "4294967296")
        .setIfMissing("spark.executorEnv.MALLOC_TRIM_THRESHOLD_", "4294967296");
  }

  private static void ofThisMachine(SparkConf settings, String master) throws IOException {
    Matcher parts = LOCAL_CLUSTER.matcher(master);
    if (!parts.matches()) {
      throw new ClusterException(
          "-Dassay.spark=" + master + ": give local-cluster[EXECUTORS,CORES,MEGABYTES]");
    }
    SparkHome.prepare(System.getenv("SPARK_HOME"));
    settings
        .setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .setIfMissing("spark.executor.memory", parts.group(3) + "m")
        .setIfMissing("spark.executor.instances", parts.group(1))
        .setIfMissing("spark.driver.host", "127.0.0.1")
        .setIfMissing("spark.driver.bindAddress", "127.0.0.1");
  }
}
