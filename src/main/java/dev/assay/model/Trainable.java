package dev.assay.model;

import java.util.Optional;

/** What can be trained once the loss is said: a network, or the layers of one. */
public interface Trainable {
  /**
   * Returns the network under the loss that an experiment says.
   *
   * @param said the loss; empty where the experiment leaves it to the network
   * @throws IllegalArgumentException if the network is trained under another loss only
   * @throws IllegalStateException if the network needs to be told
   */
  Architecture under(Optional<Loss> said);

  /** Returns the network in words. */
  String describe();
}
