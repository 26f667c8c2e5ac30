package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Dl4jNetwork;
import dev.assay.model.network.Initialisation;
import dev.assay.model.network.Layers;
import dev.assay.model.network.Padding;
import dev.assay.model.network.Shape;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Trials on a DL4J configuration as it is. */
class Dl4jNetworkTest {
  private static final Shape IMAGE = Shape.image(1, 28, 28);

  private static MultiLayerConfiguration configuration(Activation output, double keep) {
    ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(5, 5).nOut(4).activation(Activation.RELU);
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer((keep < 1 ? convolution.dropOut(keep) : convolution).build())
        .layer(
            new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(4, 4)
                .stride(4, 4)
                .build())
        .layer(
            new OutputLayer.Builder(
                    output == Activation.SOFTMAX
                        ? LossFunctions.LossFunction.MCXENT
                        : LossFunctions.LossFunction.XENT)
                .nOut(10)
                .activation(output)
                .build())
        .setInputType(InputType.convolutional(28, 28, 1))
        .build();
  }

  private static Dl4jNetwork network() {
    return Dl4jNetwork.of(configuration(Activation.SOFTMAX, 1), IMAGE, 10, Loss.CROSS_ENTROPY);
  }

  @Test
  void trainsAsTheSameNetworkOfLayersDoes(@TempDir Path directory) {
    Trial own = trial(network());
    Trial layers =
        trial(
            Layers.ofImages(28, 28)
                .convolution(4, 5, Padding.VALID, dev.assay.model.Activation.RELU)
                .maxPool(4)
                .flatten()
                .softmax(10)
                .initialised(Initialisation.HE)
                .under(Loss.CROSS_ENTROPY));
    assertThat(own.architecture().parameterCount())
        .isEqualTo(layers.architecture().parameterCount());
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    TrialResult trained =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(own)).get(0).result();
    Weights ended = trained.measurements().weights("epoch-2");
    assertThat(ended).isEqualTo(Trainer.measure(layers, Trials.DATA).weights("epoch-2"));
    assertThat(store.load(own)).contains(trained);
    assertThat(own.key()).isNotEqualTo(layers.key());
  }

  @Test
  void hasOneKeyWhateverSeedDl4jTookFromTheClock() {
    MultiLayerConfiguration one = configuration(Activation.SOFTMAX, 1);
    MultiLayerConfiguration other = configuration(Activation.SOFTMAX, 1);
    one.getConfs().forEach(conf -> conf.setSeed(1));
    other.getConfs().forEach(conf -> conf.setSeed(2));
    assertThat(trial(Dl4jNetwork.of(one, IMAGE, 10, Loss.CROSS_ENTROPY)).key())
        .isEqualTo(trial(Dl4jNetwork.of(other, IMAGE, 10, Loss.CROSS_ENTROPY)).key());
  }

  @Test
  void refusesWhatATrialCannotAnswerFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Dl4jNetwork.of(configuration(Activation.SIGMOID, 1), IMAGE, 10, Loss.CROSS_ENTROPY))
        .withMessageContaining("cross entropy does not go with an output of sigmoid");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Dl4jNetwork.of(
                    configuration(Activation.SOFTMAX, 0.5), IMAGE, 10, Loss.CROSS_ENTROPY))
        .withMessageContaining("write the network as Layers with .dropout(rate)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Dl4jNetwork.of(configuration(Activation.SOFTMAX, 1), IMAGE, 7, Loss.CROSS_ENTROPY))
        .withMessageContaining("it has 10 outputs, and 7 were said");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dl4jNetwork("{", IMAGE, 10, Loss.CROSS_ENTROPY, Initialisation.HE))
        .withMessageContaining("no DL4J configuration");
  }

  private static Trial trial(Architecture network) {
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 100, 50, 0),
        network,
        Optimizer.adam(1e-2),
        20,
        new Budget.Epochs(2),
        1,
        new Snapshots(List.of(2)),
        new FinalFit());
  }
}
