package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.RandomStreams;
import dev.assay.model.onednn.KernelThreads;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

class ArchitectureProperties {
  @Property(tries = 25)
  void countsTheParametersThatDl4jBuilds(@ForAll("architectures") Architecture architecture) {
    KernelThreads.hold();
    MultiLayerNetwork network =
        new MultiLayerNetwork(architecture.configuration(Optimizer.adam(1)));
    network.init();
    assertThat(architecture.parameterCount()).isEqualTo(network.numParams());
  }

  @Property(tries = 25)
  void laysOutBlocksAsDl4jDoes(@ForAll("architectures") Architecture architecture) {
    float[] flat = architecture.initialise(new RandomStreams(7).stream("init"));
    MultiLayerNetwork network = architecture.build(Optimizer.sgd(0.1), flat);
    List<Integer> lengths =
        network.paramTable().values().stream().map(array -> (int) array.length()).toList();
    assertThat(architecture.parameterBlocks().stream().map(ParameterBlock::length).toList())
        .isEqualTo(lengths);
    assertThat(network.params().data().asFloat()).isEqualTo(flat);
  }

  @Provide
  Arbitrary<Architecture> architectures() {
    Arbitrary<Integer> width = Arbitraries.integers().between(1, 24);
    Arbitrary<Architecture> mlps =
        width
            .list()
            .ofMaxSize(5)
            .map(hidden -> new Mlp(3, hidden, 2, Activation.SELU, Mlp.Start.UNIFORM));
    Arbitrary<List<List<Integer>>> blocks =
        width.list().ofMinSize(1).ofMaxSize(3).list().ofMinSize(1).ofMaxSize(4);
    Arbitrary<Architecture> nets =
        blocks.flatMap(list -> Arbitraries.of(true, false).map(norm -> new ConvNet(list, norm)));
    return Arbitraries.oneOf(mlps, nets);
  }
}
