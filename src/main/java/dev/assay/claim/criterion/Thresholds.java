package dev.assay.claim.criterion;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects thresholds by name. */
final class Thresholds {
  private final SortedMap<String, Object> values = new TreeMap<>();

  /** Puts a bound; an infinite one bounds nothing and is left out. */
  Thresholds put(String name, double value) {
    if (Double.isFinite(value)) {
      // Adding 0 turns −0 into 0, which is the same threshold.
      values.put(name, value + 0.0);
    }
    return this;
  }

  Thresholds put(String name, int value) {
    values.put(name, value);
    return this;
  }

  Thresholds put(String name, boolean value) {
    values.put(name, value);
    return this;
  }

  Thresholds put(String name, Enum<?> value) {
    values.put(name, value.name());
    return this;
  }

  Thresholds put(String name, String value) {
    values.put(name, value);
    return this;
  }

  Thresholds put(String name, List<String> value) {
    values.put(name, List.copyOf(value));
    return this;
  }

  void putAll(String prefix, SortedMap<String, Object> others) {
    others.forEach((name, value) -> values.put(prefix + name, value));
  }

  SortedMap<String, Object> map() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
