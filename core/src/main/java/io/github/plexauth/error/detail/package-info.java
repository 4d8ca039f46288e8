/**
 * The data that the library creates its exceptions from.
 *
 * <p>The package is not exported. An application cannot name these types, so it cannot create the exceptions: it gets
 * them from the library only.
 */
@NullMarked
package io.github.plexauth.error.detail;

import org.jspecify.annotations.NullMarked;
