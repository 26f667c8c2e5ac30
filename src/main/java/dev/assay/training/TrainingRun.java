package dev.assay.training;

import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.measurement.Batch;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.measurement.FunctionExamples;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.BatchPass;
import dev.assay.model.ConvolutionLayers;
import dev.assay.model.Floats;
import dev.assay.model.MeasuredLoss;
import dev.assay.model.Mlp;
import dev.assay.model.OptimizerState;
import dev.assay.model.ParameterBlock;
import dev.assay.model.Schedule;
import dev.assay.model.network.StreamDropout;
import dev.assay.training.result.Recorder;
import dev.assay.training.setting.Budget;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One run in progress: the network, its examples, and where training stands.
 *
 * <p>What a measurement may read is public; what it changes of the network changes the run.
 */
public final class TrainingRun implements AutoCloseable {
  private final Trial trial;
  private final TrialExamples examples;
  private final MultiLayerNetwork network;
  private final OptimizerState optimizer;
  private final INDArray parameters;
  private final INDArray gradient;
  private final MeasuredLoss loss;
  private final List<ParameterBlock> blocks;
  private final Batches batches;
  private final Recorder recorder = new Recorder();
  private final Trainer.Results results;
  private int step;
  private int epoch;
  private double batchLoss;
  private int batchCount;
  private double lossSum;
  private int correct;
  private int seen;

  TrainingRun(
      Trial trial, TrialExamples examples, float[] initialWeights, Trainer.Results results) {
    this.results = results;
    this.trial = trial;
    this.examples = examples;
    Architecture architecture = trial.architecture();
    network = architecture.build(trial.optimizer(), initialWeights);
    StreamDropout.drawFrom(new RandomStreams(trial.seed()).stream("dropout"), network);
    network.initGradientsView();
    parameters = network.params();
    gradient = network.getGradientsViewArray();
    loss = Architecture.lossOf(network);
    blocks = architecture.parameterBlocks();
    int batch = Math.min(trial.batchSize(), examples.train().count());
    optimizer =
        new OptimizerState(
            trial.optimizer(),
            blocks,
            new Schedule.Horizon(
                Budget.stepsPerEpoch(examples.train().count(), batch), trial.steps()));
    batches = new Batches(architecture::inputShape);
  }

  /** Takes one optimizer step on the examples at {@code order[from]} onwards. */
  void step(int[] order, int from, int count, List<Observer> observers) {
    Batch batch = batches.fill(examples.stepped(), order, from, count);
    BatchPass.gradient(network, batch.inputs(), batch.labels());
    step++;
    batchLoss = loss.lastMean();
    batchCount = count;
    lossSum += batchLoss * count;
    correct += loss.lastCorrect();
    seen += count;
    observers.forEach(observer -> observer.gradientReady(this));
    optimizer.step(parameters, gradient);
  }

  /** Ends a pass over the training set, tells the observers and starts the running means anew. */
  void endEpoch(List<Observer> observers) {
    epoch++;
    observers.forEach(observer -> observer.epochEnded(this));
    lossSum = 0;
    correct = 0;
    seen = 0;
  }

  /** Writes where training stands, and what was recorded. */
  void save(DataOutput out) throws IOException {
    out.writeInt(step);
    out.writeInt(epoch);
    out.writeDouble(batchLoss);
    out.writeInt(batchCount);
    out.writeDouble(lossSum);
    out.writeInt(correct);
    out.writeInt(seen);
    weights().save(out);
    optimizer.save(out);
    recorder.save(out);
  }

  /** Takes over what {@link #save} wrote of a run of the same trial. */
  void restore(DataInput in) throws IOException {
    step = in.readInt();
    epoch = in.readInt();
    batchLoss = in.readDouble();
    batchCount = in.readInt();
    lossSum = in.readDouble();
    correct = in.readInt();
    seen = in.readInt();
    Weights weights = Weights.restore(in);
    if (weights.size() != parameters.length()) {
      throw new IOException(
          "it has " + weights.size() + " parameters where the network has " + parameters.length());
    }
    Floats.write(weights.toArray(), parameters);
    optimizer.restore(in);
    recorder.restore(in);
  }

  /** Gives the network's native memory back at once. */
  @Override
  public void close() {
    ConvolutionLayers.release(network);
  }

  /** Returns the trial. */
  public Trial trial() {
    return trial;
  }

  /** Returns the result of a trial that a probe requires. */
  TrialResult resultOf(Trial required) {
    return results.of(required);
  }

  Recorder recorder() {
    return recorder;
  }

  /** Returns the blocks of the flat parameter vector. */
  public List<ParameterBlock> parameterBlocks() {
    return blocks;
  }

  /** Returns the flat gradient of the last step. */
  INDArray gradient() {
    return gradient;
  }

  /** Returns how many steps were taken. */
  public int step() {
    return step;
  }

  /** Returns how many epochs have ended; the one that is ending counts. */
  public int epoch() {
    return epoch;
  }

  /** Returns the last mini-batch's mean loss, at the weights before its step. */
  public double batchLoss() {
    return batchLoss;
  }

  /** Returns how many examples the last mini-batch had. */
  public int batchCount() {
    return batchCount;
  }

  /** Returns the mean loss over this epoch's examples, each at the weights it was trained with. */
  public double runningLoss() {
    return lossSum / seen;
  }

  /** Returns the share of this epoch's examples that were classified right as they were trained. */
  double runningAccuracy() {
    return (double) correct / seen;
  }

  /**
   * Tells whether the share of right answers is recorded. Results of an {@link Mlp} have always
   * held 0 there, which belongs to their bytes; experiments see it no more.
   */
  boolean recordsAccuracy() {
    return trial.architecture().loss().hasAccuracy() || trial.architecture() instanceof Mlp;
  }

  /** Returns the training examples. */
  public Examples train() {
    return examples.train();
  }

  /** Returns the test examples. */
  public Examples test() {
    return examples.test();
  }

  /** Returns the network that is trained. */
  public MultiLayerNetwork network() {
    return network;
  }

  /** Returns what the network as it is makes of a set. */
  public Evaluation evaluate(Examples set) {
    return Evaluation.of(network, set, batches);
  }

  /** Returns a copy of the weights as they are. */
  public Weights weights() {
    return new Weights(Floats.read(parameters));
  }

  /** Returns a copy of the flat gradient of the last step's mean loss, before it was clipped. */
  public float[] gradientValues() {
    return Floats.read(gradient);
  }

  /** Tells whether every parameter is a finite number. */
  boolean finite() {
    // Not by ND4J's norm, which is added up in as many parts as the machine has cores.
    for (float parameter : Floats.read(parameters)) {
      if (!Float.isFinite(parameter)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the network's output at each point of a grid. */
  double[] predict(FunctionSamples grid) {
    int[] order = IntStream.range(0, grid.count()).toArray();
    Batch batch = batches.fill(new FunctionExamples(grid), order, 0, order.length);
    return network.output(batch.inputs(), false).data().asDouble();
  }
}
