package dev.assay.run;

import dev.assay.data.source.LoadedData;
import dev.assay.experiment.Experiment;
import dev.assay.report.ClaimReport;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what is published, and fails on request. */
final class Published implements Publisher {
  final Map<String, ClaimReport> claims = new LinkedHashMap<>();
  final List<String> boards = new ArrayList<>();
  int starts;
  Optional<RuntimeException> failure = Optional.empty();

  @Override
  public void started() {
    starts++;
  }

  @Override
  public void describe(RunSettings settings, Machine machine, Optional<LoadedData> data) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void publish(Experiment experiment, ClaimReport claim, List<CompletedTrial> trials) {
    claims.put(claim.verdict().claim().id(), claim);
  }

  @Override
  public void ended(String board) {
    boards.add(board);
  }
}
