package dev.assay.instrument;

/**
 * A wrong implementation of an instrument that its self-check must catch.
 *
 * @param mistake the mistake it stands for, in words
 * @param planted the implementation that makes it
 * @param <T> what implements the instrument
 */
public record Mutant<T>(String mistake, T planted) {}
