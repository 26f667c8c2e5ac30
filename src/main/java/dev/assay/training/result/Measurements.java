package dev.assay.training.result;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the probes of one trial measured, by name.
 *
 * @param series measured curves
 * @param scalars single numbers
 * @param weights parameter vectors
 */
public record Measurements(
    SortedMap<String, MeasuredSeries> series,
    SortedMap<String, Double> scalars,
    SortedMap<String, Weights> weights) {

  /** Copies the maps. */
  public Measurements {
    series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
    scalars = Collections.unmodifiableSortedMap(new TreeMap<>(scalars));
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** Returns a curve, or throws naming those that were measured. */
  public MeasuredSeries series(String name) {
    return find("series", series, name);
  }

  /** Returns a number, or throws naming those that were measured. */
  public double scalar(String name) {
    return find("scalar", scalars, name);
  }

  /** Returns a parameter vector, or throws naming those that were kept. */
  public Weights weights(String name) {
    return find("weights", weights, name);
  }

  /** Returns those whose name does not end with a part, such as {@code accuracy}. */
  public Measurements without(String lastPart) {
    return new Measurements(
        without(lastPart, series), without(lastPart, scalars), without(lastPart, weights));
  }

  private static <T> SortedMap<String, T> without(String lastPart, SortedMap<String, T> map) {
    SortedMap<String, T> rest = new TreeMap<>(map);
    rest.keySet().removeIf(name -> name.endsWith("." + lastPart));
    return rest;
  }

  private static <T> T find(String what, Map<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new NoSuchElementException(
          String.format(
              Locale.ENGLISH,
              "no %s '%s' was measured, only %s: ask for the probe that leaves it",
              what,
              name,
              map.keySet()));
    }
    return found;
  }
}
