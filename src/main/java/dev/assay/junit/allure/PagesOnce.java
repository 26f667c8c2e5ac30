package dev.assay.junit.allure;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.Plugin;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A configuration of the generator under which the report holds each claim's page once.
 *
 * <p>Allure writes a description with the test and again with its execution, and shows the first:
 * an eighth of the report's bytes.
 *
 * @param usual what is configured otherwise
 */
record PagesOnce(Configuration usual) implements Configuration {

  @Override
  public String getUuid() {
    return usual.getUuid();
  }

  @Override
  public String getVersion() {
    return usual.getVersion();
  }

  @Override
  public String getReportLanguage() {
    return usual.getReportLanguage();
  }

  @Override
  public String getReportName() {
    return usual.getReportName();
  }

  @Override
  public List<Plugin> getPlugins() {
    return usual.getPlugins();
  }

  /** They run in this order, and one of the others writes the tests. */
  @Override
  public List<Extension> getExtensions() {
    return Stream.concat(Stream.of(new Second()), usual.getExtensions().stream()).toList();
  }

  /** Takes away the second of the two. */
  private static final class Second implements Aggregator2 {
    @Override
    public void aggregate(
        Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
      launches.stream()
          .flatMap(launch -> launch.getAllResults().stream())
          .map(result -> result.getTestStage())
          .filter(Objects::nonNull)
          .forEach(execution -> execution.setDescription(null).setDescriptionHtml(null));
    }
  }
}
