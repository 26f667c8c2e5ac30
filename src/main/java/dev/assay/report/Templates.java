package dev.assay.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the templates beside this class; what they insert is escaped unless they say not. */
final class Templates {
  /** Applied one after the other, so that what escapes comes before what it would escape again. */
  private static final String[][] MARKDOWN = {
    {"&", "&amp;"},
    {"\\", "\\\\"},
    {"`", "\\`"},
    {"*", "\\*"},
    {"_", "\\_"},
    {"[", "\\["},
    {"]", "\\]"},
    {"|", "\\|"},
    {"<", "&lt;"},
    {">", "&gt;"},
    {"#", "\\#"},
    {"\n", " "},
  };

  private Templates() {}

  static Template html(String name) {
    return compiler().compile(text(name));
  }

  static Template markdown(String name) {
    return compiler().withEscaper(Escapers.simple(MARKDOWN)).compile(text(name));
  }

  /** Shows a section for an optional value that is there, with the value as its context. */
  private static Mustache.Compiler compiler() {
    return Mustache.compiler()
        .withLoader(name -> new StringReader(text(name + ".mustache")))
        .withCollector(
            new DefaultCollector() {
              @Override
              public @Nullable Iterator<?> toIterator(Object value) {
                return value instanceof Optional<?> optional
                    ? optional.stream().iterator()
                    : super.toIterator(value);
              }
            });
  }

  private static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The template " + name + " is missing from the build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
