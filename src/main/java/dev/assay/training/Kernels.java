package dev.assay.training;

import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.model.onednn.Fingerprint;
import dev.assay.model.onednn.KernelThreads;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/** What the kernels of this process are. */
public final class Kernels {
  private final String backend;
  private final String blas;
  private final String arithmetic;

  private Kernels() {
    backend = binary();
    blas = String.valueOf(Nd4j.factory().blas().getBlasVendor());
    arithmetic = Fingerprint.ofArithmetic();
  }

  /**
   * Returns the kernels, loaded and held to one thread on the calling one.
   *
   * @throws IllegalStateException if they cannot be loaded
   */
  public static Kernels load() {
    KernelThreads.hold();
    return Loaded.KERNELS;
  }

  /** Comes after the kernels are there, so that their failure is told by them and not by it. */
  private static final class Loaded {
    static final Kernels KERNELS = new Kernels();
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

  /** Returns which convolution kernels run, and why where they are not oneDNN's. */
  public String convolution() {
    return ConvolutionEngine.describe();
  }

  /** Returns the name of the convolution kernels, which is part of every trial's key. */
  public String convolutionName() {
    return ConvolutionEngine.name();
  }

  /**
   * Returns a fingerprint of how BLAS and this Java round, which is part of every trial's key.
   *
   * <p>OpenBLAS takes other kernels on another processor, or when OPENBLAS_CORETYPE says so.
   */
  public String arithmetic() {
    return arithmetic;
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
