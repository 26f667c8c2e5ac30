package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java source that a test holds as text, on the test's own class path. */
public final class SourceCompiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Keeps the class path's jars open: to open all of them takes longer than most compilations. */
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);

  private SourceCompiler() {}

  /** Compiles texts, by the names of their files, into a directory; fails with javac's words. */
  public static synchronized void compile(Map<String, String> texts, Path classes) {
    List<JavaFileObject> sources =
        texts.entrySet().stream().map(text -> source(text.getKey(), text.getValue())).toList();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-Xlint:none");
    boolean compiled = JAVAC.getTask(messages, FILES, null, options, null, sources).call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
