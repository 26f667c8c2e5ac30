package dev.assay.training;

import dev.assay.model.onednn.ConvolutionEngine;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The native kernels of this process: held to one thread for each trial, and what they are. */
public final class Kernels {
  private static final Kernels INSTANCE = new Kernels();

  private final String backend;
  private final String blas;

  private Kernels() {
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
    backend = binary();
    blas = String.valueOf(Nd4j.factory().blas().getBlasVendor());
  }

  /** Returns the kernels, loaded and held to one thread a trial. */
  public static Kernels load() {
    return INSTANCE;
  }

  /**
   * Returns ND4J's version and native binary, such as {@code nd4j-native-1.0.0-M2.1-linux-arm64}.
   *
   * <p>Part of every trial's key: another binary may round differently.
   */
  public String backend() {
    return backend;
  }

  /** Returns the BLAS library's vendor. */
  public String blas() {
    return blas;
  }

  /** Returns which convolution kernels run. */
  public String convolution() {
    return ConvolutionEngine.describe();
  }

  /** The native library is unpacked into a folder that has the name of its archive. */
  private static String binary() {
    return Loader.getLoadedLibraries().values().stream()
        .map(Path::of)
        .filter(path -> path.getFileName().toString().contains("nd4jcpu"))
        .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
        .map(Path::toString)
        .filter(name -> name.startsWith("nd4j-native-") && name.endsWith(".jar"))
        .map(name -> name.substring(0, name.length() - ".jar".length()))
        .findFirst()
        .orElse("nd4j-native, binary unknown");
  }
}
