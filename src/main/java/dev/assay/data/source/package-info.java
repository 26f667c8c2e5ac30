/** Where images come from: files, a cache, mirrors, or digits that the project draws. */
@NullMarked
package dev.assay.data.source;

import org.jspecify.annotations.NullMarked;
