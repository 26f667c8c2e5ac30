package dev.assay.run;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says of any failure what caused it first, and what to do about it. */
final class FirstCause {
  private static final String NATIVE =
      "The native library could not be loaded: use Linux or macOS on x86-64 or arm64 or Windows on"
          + " x86-64, and let libraries be unpacked where programs may run, with"
          + " -Dorg.bytedeco.javacpp.cachedir=DIR.";
  private static final String MEMORY =
      "Run fewer trials side by side with -Dassay.threads=N, or give more memory: -Xmx for Java's"
          + " heap, -Dorg.bytedeco.javacpp.maxbytes and -Dorg.bytedeco.javacpp.maxphysicalbytes for"
          + " the kernels.";

  private FirstCause() {}

  /** Returns the failure, the cause at its root where that is not in it yet, and a remedy. */
  static String of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    Throwable root = chain.get(chain.size() - 1);
    StringBuilder why = new StringBuilder(described(failure));
    if (!why.toString().contains(text(root))) {
      append(why, "First cause: " + described(root));
    }
    if (chain.stream().anyMatch(OutOfMemoryError.class::isInstance)) {
      append(why, MEMORY);
    } else if (chain.stream().anyMatch(FirstCause::isOfLinking)) {
      append(why, NATIVE);
    }
    return why.toString();
  }

  private static void append(StringBuilder text, String sentence) {
    boolean ended = text.length() == 0 || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
    text.append(ended ? " " : ". ").append(sentence);
  }

  /** Returns the failure and its causes, each once: a chain may come back to itself. */
  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (var next = failure; next != null && seen.add(next); next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }

  /**
   * A class whose initialiser failed once fails ever after with a NoClassDefFoundError, which keeps
   * the first error's name in the message of its cause.
   */
  private static boolean isOfLinking(Throwable link) {
    return link instanceof UnsatisfiedLinkError
        || text(link).contains(UnsatisfiedLinkError.class.getName());
  }

  /** Messages written for people stand alone; others need the name of their kind. */
  private static String described(Throwable failure) {
    boolean forPeople =
        failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof UncheckedIOException
            || failure.getClass().getName().startsWith("dev.assay.");
    return forPeople || text(failure).isBlank()
        ? text(failure)
        : String.format(
            Locale.ENGLISH, "%s: %s", failure.getClass().getSimpleName(), text(failure));
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
