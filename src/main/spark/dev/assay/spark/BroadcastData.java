package dev.assay.spark;

import dev.assay.data.OwnTable;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** What trials learn from, sent to each executor once, by digest. */
final class BroadcastData {
  private static final String NO_IMAGES = "";

  private final JavaSparkContext context;
  private final Map<String, Broadcast<DataSets>> images = new ConcurrentHashMap<>();
  private final Map<String, Broadcast<OwnTable>> tables = new ConcurrentHashMap<>();

  BroadcastData(JavaSparkContext context) {
    this.context = context;
  }

  /**
   * Returns the images that a trial names.
   *
   * @throws IllegalArgumentException if they are not loaded
   */
  Broadcast<DataSets> images(Trial trial, DataSets loaded) {
    DataSets needed = loaded.neededBy(trial);
    return images.computeIfAbsent(
        trial.data().ofImages().map(TrialData.Images::digest).orElse(NO_IMAGES),
        unsent -> context.broadcast(needed));
  }

  /**
   * Returns all tables: a class that an executor loads may hold one that its trial does not name.
   */
  List<Broadcast<OwnTable>> tables() {
    return OwnTable.known().stream()
        .<Broadcast<OwnTable>>map(
            table -> tables.computeIfAbsent(table.digest(), unsent -> context.broadcast(table)))
        .toList();
  }
}
