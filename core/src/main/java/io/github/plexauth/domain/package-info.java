/**
 * The values of the library: tokens, sources, connections and server identities.
 *
 * <p>All values are immutable. Values that hold a token never print it. This package depends on the JDK and the
 * argument checks only.
 *
 * @serial exclude
 */
@NullMarked
package io.github.plexauth.domain;

import org.jspecify.annotations.NullMarked;
