package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.strokes.Strokes;
import dev.assay.training.DataSets;
import dev.assay.training.Trials;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("there is one SparkContext in a process")
class BroadcastDataTest {
  @Test
  void sendsEachImageSetOnceWhateverElseIsLoaded() {
    SparkConf settings =
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("broadcasts")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    DataSets more = Trials.DATA.and(DataSets.of(Strokes.generate(40, 20)));
    try (JavaSparkContext context = new JavaSparkContext(settings)) {
      BroadcastData data = new BroadcastData(context);
      assertThat(data.images(Trials.images(1), Trials.DATA))
          .isSameAs(data.images(Trials.images(2), more))
          .satisfies(sent -> assertThat(sent.value().neededBy(Trials.images(3))).isNotNull());
      assertThat(data.images(Trials.function(1), more))
          .isSameAs(data.images(Trials.function(2), DataSets.of()))
          .isNotSameAs(data.images(Trials.images(1), more));
    }
  }
}
