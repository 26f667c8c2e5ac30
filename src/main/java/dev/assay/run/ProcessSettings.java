package dev.assay.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What a Java process that trains must be told, whoever started it. */
public final class ProcessSettings {
  private static final long MEGABYTE = 1L << 20;

  /** A run on function data was tried with {@code -Xmx512m}, of which Java calls a part its own. */
  private static final long LEAST_HEAP = 400 * MEGABYTE;

  private ProcessSettings() {}

  /**
   * Sets what is not set yet. Must come before ND4J or AWT is used.
   *
   * @throws IllegalStateException if the heap is too small, naming the remedy
   */
  public static void prepare() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    prepare(System.getProperties(), Runtime.getRuntime().maxMemory(), system.getTotalMemorySize());
  }

  /**
   * Sets what is not set yet.
   *
   * @param properties the system properties
   * @param heap the most bytes that the heap may have
   * @param memory the bytes of memory of this machine or container
   */
  static void prepare(Properties properties, long heap, long memory) {
    if (heap < LEAST_HEAP) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "this Java process may use %d MB of heap, and a run needs 512: start it with -DargLine=-Xmx1g, or -Xmx3g for images",
              heap / MEGABYTE));
    }
    properties.putIfAbsent("java.awt.headless", "true");
    // DL4J says something of every network that it builds.
    for (String library : List.of("org.deeplearning4j", "org.nd4j")) {
      properties.putIfAbsent("org.slf4j.simpleLogger.log." + library, "warn");
    }
    // What ND4J holds outside the heap is freed when JavaCPP reaches these.
    properties.putIfAbsent("org.bytedeco.javacpp.maxbytes", String.valueOf(memory / 2));
    properties.putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", String.valueOf(memory / 8 * 7));
  }
}
