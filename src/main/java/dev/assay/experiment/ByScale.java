package dev.assay.experiment;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A setting at each scale, such as {@code quick(3_000).full(20_000)} steps.
 *
 * @param smoke at {@link Scale#SMOKE}; empty where the machinery is tried with what is least
 * @param quick at {@link Scale#QUICK}
 * @param full at {@link Scale#FULL}: what the report did
 */
public record ByScale<T>(Optional<T> smoke, T quick, T full) {
  /** Returns a setting that is the same at quick and full scale until {@link #full} is called. */
  public static <T> ByScale<T> quick(T value) {
    return new ByScale<>(Optional.empty(), value, value);
  }

  /** Returns a setting that is the same at every scale. */
  public static <T> ByScale<T> always(T value) {
    return new ByScale<>(Optional.of(value), value, value);
  }

  /** Returns the same with another value at full scale. */
  public ByScale<T> full(T value) {
    return new ByScale<>(smoke, quick, value);
  }

  /** Returns the same with a value of its own at smoke scale. */
  public ByScale<T> smoke(T value) {
    return new ByScale<>(Optional.of(value), quick, full);
  }

  /** Returns the value at a scale; at smoke scale the least one unless one was given. */
  public T at(Scale scale, T least) {
    return scale.choose(smoke.orElse(least), quick, full);
  }

  /** Returns the setting made of each value. */
  public <R> ByScale<R> map(Function<T, R> each) {
    return new ByScale<>(smoke.map(each), each.apply(quick), each.apply(full));
  }

  /** Returns the setting made of each value and another setting's; smoke where both have one. */
  public <S, R> ByScale<R> with(ByScale<S> other, BiFunction<T, S, R> each) {
    return new ByScale<>(
        smoke.flatMap(mine -> other.smoke.map(others -> each.apply(mine, others))),
        each.apply(quick, other.quick),
        each.apply(full, other.full));
  }
}
