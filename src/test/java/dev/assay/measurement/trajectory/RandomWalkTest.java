package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomWalkTest {
  private static Trajectory straight(int points, int dimensions) {
    return Trajectory.through(
        IntStream.range(0, points)
            .mapToObj(
                i -> {
                  double[] point = new double[dimensions];
                  point[0] = i;
                  return point;
                })
            .toList());
  }

  @Test
  void theorySumsToOneAndTendsToTheKnownLimit() {
    assertThat(IntStream.range(0, 9).mapToDouble(k -> RandomWalk.explained(k, 10)).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(RandomWalk.explained(0, 100_000)).isCloseTo(6 / Math.pow(Math.PI, 2), within(1e-6));
    assertThat(RandomWalk.explained(1, 100_000))
        .isCloseTo(6 / Math.pow(2 * Math.PI, 2), within(1e-6));
    assertThatThrownBy(() -> RandomWalk.explained(4, 5)).hasMessageContaining("0 to 3, not 4");
  }

  @Test
  void walksOfManyDimensionsHaveTheComponentsOfTheory() {
    Trajectory walk = RandomWalk.like(straight(30, 60_000), new RandomStreams(1).stream("walk"));
    PrincipalComponents components = PrincipalComponents.of(walk.points());
    for (int k = 0; k < 4; k++) {
      assertThat(components.explained(k)).isCloseTo(RandomWalk.explained(k, 30), within(0.01));
    }
  }

  @Test
  void walksLoseTheDriftAndAgreeWithNoOther() {
    Trajectory run = straight(5, 20_000);
    Trajectory walk = RandomWalk.like(run, new RandomStreams(2).stream("walk"));
    assertThat(walk.displacement()).isCloseTo(2, within(0.1));
    Trajectory other = RandomWalk.like(run, new RandomStreams(3).stream("walk"));
    assertThat(walk.agreement(other)).isCloseTo(0, within(0.03));
  }

  @Test
  void everySeedWalksItsOwnWay() {
    Trajectory run = straight(3, 50);
    List<Trajectory> walks =
        Collections.nCopies(2, run).stream()
            .map(same -> RandomWalk.like(same, new RandomStreams(3).stream("walk")))
            .toList();
    assertThat(walks.get(0).point(2)).isEqualTo(walks.get(1).point(2));
    assertThat(RandomWalk.like(run, new RandomStreams(4).stream("walk")).point(2))
        .isNotEqualTo(walks.get(0).point(2));
  }
}
