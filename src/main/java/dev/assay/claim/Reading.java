package dev.assay.claim;

import java.util.Optional;

/**
 * State how a claim fares under another reading of what the report leaves open.
 *
 * @param name the reading, for example {@code tanh}
 * @param grade grade under it
 * @param why the reason for that grade
 * @param keyObservation the number it turned on; empty if nothing was observed
 */
public record Reading(String name, Grade grade, String why, Optional<Observation> keyObservation) {}
