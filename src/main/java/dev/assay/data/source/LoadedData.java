package dev.assay.data.source;

import dev.assay.data.ImageData;
import java.util.Optional;

/**
 * Carries loaded images and where they came from.
 *
 * @param provenance where the images came from, for people
 * @param notice what the reader of a report must know about the loading, if anything
 */
public record LoadedData(ImageData data, String provenance, Optional<String> notice) {}
