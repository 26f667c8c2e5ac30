package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.criterion.Criterion;
import dev.assay.experiment.Comparison;
import dev.assay.system.SourceCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on choosing a criterion shows code that compiles and criteria that exist. */
class ChoosingACriterionTest {
  private static final Path PAGE = Path.of("docs/choosing-a-criterion.md");
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CALL = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)\\(");
  private static final Pattern CHAINED = Pattern.compile("`\\.(\\w+)\\(");

  @TempDir Path classes;

  @Test
  void showsCriteriaThatCompileAndAcceptTheirThresholds() throws Exception {
    Map<String, String> sources = new HashMap<>();
    for (MatchResult block : find(BLOCK)) {
      String name = "Block" + sources.size();
      sources.put(name + ".java", source(name, block.group(1)));
    }
    assertThat(sources).hasSizeGreaterThan(2);
    SourceCompiler.compile(sources, classes);
    URL[] where = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(where, Criterion.class.getClassLoader())) {
      for (int i = 0; i < sources.size(); i++) {
        Method criterion = loader.loadClass("Block" + i).getMethod("criterion");
        assertThat(((Criterion) criterion.invoke(null)).describe()).isNotBlank();
      }
    }
  }

  @Test
  void namesEveryKindAndOnlyMethodsThatExist() throws Exception {
    List<String> kinds = new ArrayList<>();
    for (MatchResult call : find(CALL)) {
      Class<?> kind = Class.forName(Criterion.class.getPackageName() + "." + call.group(1));
      assertThat(methods(kind)).as(call.group()).contains(call.group(2));
      kinds.add(call.group(1));
    }
    assertThat(kinds)
        .containsAll(
            Stream.of(Criterion.class.getPermittedSubclasses()).map(Class::getSimpleName).toList());
    List<String> all =
        Stream.concat(
                Stream.of(Criterion.class.getPermittedSubclasses()), Stream.of(Comparison.class))
            .flatMap(kind -> methods(kind).stream())
            .toList();
    assertThat(find(CHAINED)).isNotEmpty().allMatch(call -> all.contains(call.group(1)));
  }

  private static List<MatchResult> find(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(PAGE)).results().toList();
  }

  private static List<String> methods(Class<?> type) {
    return Stream.of(type.getMethods()).map(Method::getName).toList();
  }

  private static String source(String name, String expression) {
    return String.format(
        Locale.ROOT,
        """
            import dev.assay.claim.criterion.*;
            import dev.assay.data.FunctionSamples;
            import dev.assay.experiment.*;
            import dev.assay.model.*;

            public class %s {
              static final Comparison FIT =
                  Comparison.on(FunctionSamples.ofDomain(10))
                      .arm("tanh", Mlp.ofWidths(Activation.TANH, 4))
                      .arm("relu", Mlp.ofWidths(Activation.RELU, 4))
                      .optimizer(Optimizer.adam(1e-3))
                      .batch(10)
                      .steps(ByScale.quick(1))
                      .seeds(ByScale.quick(2));

              public static Criterion criterion() {
                return %s;
              }
            }
            """,
        name,
        expression.strip());
  }
}
