package dev.assay.junit;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportSection;
import dev.assay.experiment.ReportUnderTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class of claims, marked with {@link AssayReport}, as an experiment. */
public final class ClaimFile {
  /** What came of reading a class; it is read once, also if that fails. */
  private record Alternative(Optional<Experiment> experiment, Optional<Throwable> failure) {}

  private static final ClassValue<Alternative> ALTERNATIVES =
      new ClassValue<>() {
        @Override
        protected Alternative computeValue(Class<?> type) {
          try {
            return new Alternative(Optional.of(new ClaimFile(type).read()), Optional.empty());
          } catch (ExceptionInInitializerError e) {
            return new Alternative(Optional.empty(), Optional.of(e.getException()));
          } catch (RuntimeException e) {
            return new Alternative(Optional.empty(), Optional.of(e));
          }
        }
      };

  private final Class<?> type;

  private ClaimFile(Class<?> type) {
    this.type = type;
  }

  /** Tells whether a class has claims in methods. */
  public static boolean is(Class<?> type) {
    return type.isAnnotationPresent(AssayReport.class) || !methods(type).isEmpty();
  }

  /**
   * Returns the experiment of a class of claims, always the same.
   *
   * @throws IllegalArgumentException if the class is not written as it must be, with the remedy
   */
  public static Experiment experiment(Class<?> type) {
    Alternative alternative = ALTERNATIVES.get(type);
    return alternative
        .experiment()
        .orElseThrow(
            () -> {
              Throwable why = alternative.failure().orElseThrow();
              return new IllegalArgumentException(
                  "the claims of " + type.getName() + " cannot be read: " + why.getMessage(), why);
            });
  }

  /** Returns the methods of a class that are claims, in the order of their ids. */
  public static List<Method> methods(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(ClaimTest.class))
        .sorted(
            Comparator.comparing((Method method) -> id(method).replaceAll("\\d", ""))
                .thenComparing(method -> id(method).length())
                .thenComparing(ClaimFile::id))
        .toList();
  }

  /** Returns the id of a method's claim. */
  static String id(Method method) {
    return claimTest(method).id();
  }

  private static ClaimTest claimTest(Method method) {
    return Objects.requireNonNull(method.getAnnotation(ClaimTest.class));
  }

  private Experiment read() {
    AssayReport report = type.getAnnotation(AssayReport.class);
    if (report == null) {
      throw wrong("has claims and is no section of a report: mark it with @AssayReport");
    }
    List<Method> methods = methods(type);
    List<String> ids = methods.stream().map(ClaimFile::id).toList();
    if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
      throw wrong("has the claims %s: give at least one, each an id of its own", ids);
    }
    ReportSection.Basis basis = basis();
    Object instance = instance();
    ReportSection more = instance instanceof ReportSection own ? own : new ReportSection() {};
    ReportUnderTest of = more.report().orElseGet(() -> titled(report));
    return basis.section(
        new ReportSection.Name(
            of,
            report.part().isEmpty() ? of.title() : report.part(),
            report.section(),
            report.about().isEmpty() ? report.section() : report.about()),
        methods.stream().map(method -> claim(method, instance, more, report.section())).toList(),
        more);
  }

  private ReportUnderTest titled(AssayReport report) {
    if (report.title().isBlank()) {
      throw wrong("does not say which report it is of: give @AssayReport a title");
    }
    return ReportUnderTest.of(report.title());
  }

  private ReportSection.Basis basis() {
    List<Field> fields =
        Stream.of(type.getDeclaredFields())
            .filter(field -> ReportSection.Basis.class.isAssignableFrom(field.getType()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList();
    if (fields.size() != 1) {
      throw wrong(
          "has %d static fields of type Comparison or ExternalResults: give one, with all arms of the section",
          fields.size());
    }
    try {
      fields.get(0).setAccessible(true);
      return Objects.requireNonNull((ReportSection.Basis) fields.get(0).get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("the comparison of " + type.getName(), e);
    }
  }

  private Object instance() {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (ReflectiveOperationException e) {
      throw wrong("cannot be created: give it a constructor without parameters");
    }
  }

  private Claim claim(Method method, Object instance, ReportSection more, String section) {
    boolean takesBuilder = List.of(method.getParameterTypes()).equals(List.of(Claim.Builder.class));
    if (!Criterion.class.isAssignableFrom(method.getReturnType())
        || method.getParameterCount() > 0 && !takesBuilder) {
      throw wrong(
          "has a claim %s(%s) of type %s: return a Criterion, and take nothing or a Claim.Builder",
          method.getName(),
          Stream.of(method.getParameterTypes())
              .map(Class::getSimpleName)
              .collect(Collectors.joining(", ")),
          method.getReturnType().getSimpleName());
    }
    ClaimTest test = claimTest(method);
    Claim.Builder claim =
        Claim.of(test.id(), section)
            .where(test.where(), test.quote())
            .statement(test.says().isEmpty() ? test.quote() : test.says());
    more.everyClaim(claim);
    try {
      method.setAccessible(true);
      Object criterion = takesBuilder ? method.invoke(instance, claim) : method.invoke(instance);
      return claim.criterion((Criterion) Objects.requireNonNull(criterion)).build();
    } catch (InvocationTargetException e) {
      throw unchecked(e);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("the claim " + method, e);
    }
  }

  private static RuntimeException unchecked(InvocationTargetException e) {
    @Nullable Throwable cause = e.getCause();
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalArgumentException(String.valueOf(cause), cause);
  }

  private IllegalArgumentException wrong(String what, Object... of) {
    return new IllegalArgumentException(
        type.getSimpleName() + " " + String.format(Locale.ENGLISH, what, of));
  }
}
