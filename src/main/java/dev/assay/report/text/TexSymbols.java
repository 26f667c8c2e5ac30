package dev.assay.report.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the simple formulas of running text, {@code $x \rightarrow y$}, as plain characters. */
final class TexSymbols {
  private static final Pattern FORMULA = Pattern.compile("\\$([^$\n]+)\\$");
  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)\\s?");

  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("rightarrow", "→"),
          Map.entry("to", "→"),
          Map.entry("leftarrow", "←"),
          Map.entry("sim", "~"),
          Map.entry("approx", "≈"),
          Map.entry("times", "×"),
          Map.entry("cdot", "·"),
          Map.entry("pm", "±"),
          Map.entry("leq", "≤"),
          Map.entry("le", "≤"),
          Map.entry("geq", "≥"),
          Map.entry("ge", "≥"),
          Map.entry("neq", "≠"),
          Map.entry("infty", "∞"),
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("epsilon", "ε"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("pi", "π"),
          Map.entry("sigma", "σ"),
          Map.entry("nabla", "∇"));

  private TexSymbols() {}

  /** Replaces formulas; what it does not know keeps its name without the backslash. */
  static String plain(String text) {
    return FORMULA
        .matcher(text)
        .replaceAll(formula -> Matcher.quoteReplacement(symbols(formula.group(1))));
  }

  private static String symbols(String formula) {
    return COMMAND
        .matcher(formula)
        .replaceAll(
            command ->
                Matcher.quoteReplacement(
                    SYMBOLS.getOrDefault(command.group(1), command.group(1))));
  }
}
