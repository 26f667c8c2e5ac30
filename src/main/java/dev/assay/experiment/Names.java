package dev.assay.experiment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a comparison declares by name, and how it refuses a wrong one. */
final class Names {
  private Names() {}

  /** Refuses a second one of a name. */
  static void refuseSecond(String what, String name, Collection<String> names) {
    if (names.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "two of \"%s\": give each %s a name of its own", name, what));
    }
  }

  /** Refuses arms that are not there. */
  static void requireArms(Collection<String> there, Collection<String> names) {
    for (String name : names) {
      if (!there.contains(name)) {
        throw noArm(name, there);
      }
    }
  }

  static IllegalArgumentException noArm(String name, Collection<String> some) {
    return new IllegalArgumentException(
        String.format(Locale.ENGLISH, "no arm \"%s\": give one of %s", name, some));
  }

  /** Returns a map with one entry more, behind the others or in its place. */
  static <T> Map<String, T> added(Map<String, T> map, String name, T value) {
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return Collections.unmodifiableMap(more);
  }

  /** Returns a map without some entries. */
  static <T> Map<String, T> without(Map<String, T> map, Collection<String> names) {
    Map<String, T> less = new LinkedHashMap<>(map);
    less.keySet().removeAll(names);
    return Collections.unmodifiableMap(less);
  }
}
