package dev.assay.junit.allure;

import io.qameta.allure.CommonJsonAggregator2;
import io.qameta.allure.PluginConfiguration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.entity.LabelName;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.plugin.DefaultPlugin;
import io.qameta.allure.tree.TestResultTree;
import io.qameta.allure.tree.TestResultTreeGroup;
import io.qameta.allure.tree.TreeUtils;
import io.qameta.allure.tree.TreeWidgetData;
import io.qameta.allure.tree.TreeWidgetItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The report's tab that sorts claims by part, section and grade.
 *
 * <p>Allure has it as a plugin of its command line, which is no library: so here it is once more.
 */
final class BehaviorsTab {
  private static final String ID = "behaviors";
  private static final String SCRIPT = "index.js";
  private static final String RESOURCE = "behaviors-tab.js";

  private BehaviorsTab() {}

  /**
   * Returns the plugin.
   *
   * @param directory takes its script, and must be there until the report is made
   */
  static Plugin in(Path directory) throws IOException {
    Path files = Files.createDirectories(directory.resolve("static"));
    try (InputStream script =
        Objects.requireNonNull(BehaviorsTab.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Files.copy(script, files.resolve(SCRIPT));
    }
    return new DefaultPlugin(
        new PluginConfiguration().setId(ID).setName(ID).setJsFiles(List.of(SCRIPT)),
        List.of(new Claims(), new Overview()),
        directory);
  }

  private static TestResultTree tree(List<LaunchResults> launches) {
    TestResultTree tree =
        new TestResultTree(
            ID,
            result ->
                TreeUtils.groupByLabels(
                    result, LabelName.EPIC, LabelName.FEATURE, LabelName.STORY));
    launches.stream()
        .flatMap(launch -> launch.getResults().stream())
        .sorted(TestResult.comparingByTimeAsc())
        .forEach(tree::add);
    return tree;
  }

  /** The tab's own data. */
  private static final class Claims extends CommonJsonAggregator2 {
    Claims() {
      super(ID + ".json");
    }

    @Override
    protected Object getData(List<LaunchResults> launches) {
      return tree(launches);
    }
  }

  /** What the first page shows of it. */
  private static final class Overview extends CommonJsonAggregator2 {
    Overview() {
      super("widgets", ID + ".json");
    }

    @Override
    protected Object getData(List<LaunchResults> launches) {
      List<TreeWidgetItem> parts =
          tree(launches).getChildren().stream()
              .filter(TestResultTreeGroup.class::isInstance)
              .map(TestResultTreeGroup.class::cast)
              .map(
                  part ->
                      new TreeWidgetItem()
                          .setUid(part.getUid())
                          .setName(part.getName())
                          .setStatistic(TreeUtils.calculateStatisticByLeafs(part)))
              .toList();
      return new TreeWidgetData().setItems(parts).setTotal(parts.size());
    }
  }
}
