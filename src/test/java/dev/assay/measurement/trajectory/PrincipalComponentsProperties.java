package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PrincipalComponentsProperties {
  @Property(tries = 40)
  void doNotDependOnTheAxes(
      @ForAll @IntRange(min = 3, max = 9) int count,
      @ForAll @IntRange(min = 2, max = 12) int dimensions,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<double[]> points = Clouds.points(count, dimensions, seed);
    double[][] rotation = Clouds.rotation(dimensions, seed + 1);
    PrincipalComponents before = PrincipalComponents.of(points);
    PrincipalComponents after =
        PrincipalComponents.of(
            points.stream().map(point -> Clouds.rotate(rotation, point)).toList());
    for (int k = 0; k < before.components(); k++) {
      assertThat(after.explained(k)).isCloseTo(before.explained(k), within(1e-9));
    }
    assertSameDistances(before, after, IntStream.range(0, count).toArray());
  }

  @Property(tries = 40)
  void doNotDependOnTheOrderOfTheSnapshots(
      @ForAll @IntRange(min = 3, max = 9) int count,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<double[]> points = Clouds.points(count, 6, seed);
    int[] order = IntStream.range(0, count).toArray();
    RandomStreams.shuffle(order, new RandomStreams(seed).stream("order"));
    List<double[]> shuffled = new ArrayList<>();
    for (int i : order) {
      shuffled.add(points.get(i));
    }
    assertSameDistances(PrincipalComponents.of(points), PrincipalComponents.of(shuffled), order);
  }

  @Property(tries = 40)
  void keepTheWholeVariance(
      @ForAll @IntRange(min = 2, max = 9) int count,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    PrincipalComponents components = PrincipalComponents.of(Clouds.points(count, 5, seed));
    assertThat(IntStream.range(0, components.components()).mapToDouble(components::explained).sum())
        .isCloseTo(1, within(1e-12));
  }

  /** Compares distances in the plane of the first two, which no choice of signs can change. */
  private static void assertSameDistances(
      PrincipalComponents before, PrincipalComponents after, int[] order) {
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(after, i, j))
            .isCloseTo(distance(before, order[i], order[j]), within(1e-7));
      }
    }
  }

  private static double distance(PrincipalComponents components, int i, int j) {
    return Math.hypot(
        components.projection(i, 0) - components.projection(j, 0),
        components.projection(i, 1) - components.projection(j, 1));
  }
}
