package dev.assay.model.onednn;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.IndexAccumulation;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.impl.summarystats.Variance;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs ND4J's operations and keeps each alive until its kernel has returned.
 *
 * <p>ND4J's own class hands a kernel the addresses of an operation's arrays and then has no more
 * use for the operation. Compiled code forgets it there, so that a garbage collection on another
 * thread can free the array that holds its dimensions, which nothing else refers to, while the
 * kernel starts: {@code addRowVector}, and with it each layer of DL4J, then reads freed memory and
 * ends the process with SIGSEGV in {@code sd::DataBuffer::primary()}.
 */
final class ReachableOperands extends NativeOpExecutioner {
  /**
   * Puts it in the place of ND4J's own.
   *
   * @throws IllegalStateException if this version of ND4J keeps its executioner elsewhere
   */
  static void install() {
    if (Nd4j.getExecutioner() instanceof ReachableOperands) {
      return;
    }
    try {
      Field executioner = Nd4j.class.getDeclaredField("OP_EXECUTIONER_INSTANCE");
      executioner.setAccessible(true);
      executioner.set(null, new ReachableOperands());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this version of ND4J keeps what runs its operations elsewhere than 1.0.0-M2.1: depend on that version",
          e);
    }
  }

  @Override
  public INDArray exec(Op op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  @Override
  public INDArray exec(IndexAccumulation op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  @Override
  public INDArray exec(Variance op) {
    return kept(op, null, () -> super.exec(op));
  }

  @Override
  public INDArray exec(ReduceOp op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  @Override
  public INDArray exec(ScalarOp op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  @Override
  public INDArray exec(BroadcastOp op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  @Override
  public INDArray exec(RandomOp op, OpContext context, Random random) {
    return kept(op, context, () -> super.exec(op, context, random));
  }

  @Override
  public INDArray[] exec(CustomOp op, OpContext context) {
    return kept(op, context, () -> super.exec(op, context));
  }

  private static <T> T kept(Object op, @Nullable OpContext context, Supplier<T> kernel) {
    try {
      return kernel.get();
    } finally {
      Reference.reachabilityFence(op);
      Reference.reachabilityFence(context);
    }
  }
}
