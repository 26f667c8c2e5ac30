package dev.assay.junit.allure;

import dev.assay.data.source.LoadedData;
import dev.assay.experiment.Experiment;
import dev.assay.report.ClaimReport;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.run.Publisher;
import dev.assay.run.RunSettings;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import io.qameta.allure.Allure;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a run's claims in Allure's results. */
public final class AllurePublisher implements Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(AllurePublisher.class);

  private final AllureHistory history;
  private final AllurePages pages;

  /** Creates the publisher of a run, which draws with the run's renderer. */
  public AllurePublisher(RunSettings settings, FigureRenderer renderer) {
    history = new AllureHistory(settings.history(), LOG::warn);
    pages = new AllurePages(settings, renderer, history, Allure.getLifecycle());
  }

  @Override
  public void started() {
    history.restore(AllureFiles.directory());
  }

  @Override
  public void describe(RunSettings settings, Machine machine, Optional<LoadedData> data) {
    AllureFiles.write(settings, machine, data, history.runNumber());
  }

  @Override
  public void publish(Experiment experiment, ClaimReport claim, List<CompletedTrial> trials) {
    pages.publish(experiment, claim, trials);
  }

  @Override
  public void ended(String board) {
    pages.attachBoard(board);
  }
}
