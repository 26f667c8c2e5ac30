package dev.assay.measurement.algebra;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Pairs rows with columns so that the sum of the chosen scores is greatest. */
public final class Assignment {
  private Assignment() {}

  /** Returns the column of each row of a square matrix of scores. */
  public static int[] greatest(double[][] scores) {
    int n = scores.length;
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    List<Integer> rows = IntStream.range(0, n).boxed().toList();
    List<Integer> columns = IntStream.range(n, 2 * n).boxed().toList();
    rows.forEach(graph::addVertex);
    columns.forEach(graph::addVertex);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        graph.setEdgeWeight(graph.addEdge(i, n + j), -scores[i][j]);
      }
    }
    int[] chosen = new int[n];
    new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(
            graph, new HashSet<>(rows), new HashSet<>(columns))
        .getMatching()
        .forEach(edge -> chosen[graph.getEdgeSource(edge)] = graph.getEdgeTarget(edge) - n);
    return chosen;
  }
}
