package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.criterion.Criterion;
import dev.assay.experiment.Comparison;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
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
    List<JavaFileObject> sources = new ArrayList<>();
    for (MatchResult block : find(BLOCK)) {
      sources.add(source("Block" + sources.size(), block.group(1)));
    }
    assertThat(sources).hasSizeGreaterThan(2);
    compile(sources);
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

  private static JavaFileObject source(String name, String expression) {
    String text =
        String.format(
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
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private void compile(List<JavaFileObject> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-Xlint:none");
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      assertThat(compiler.getTask(messages, manager, null, options, null, sources).call())
          .as(messages.toString())
          .isTrue();
    }
  }
}
