/**
 * The interfaces to an HTTP client and to a JSON library, and the types that they use. An adapter needs only this
 * package.
 */
@NullMarked
package io.github.plexauth.port;

import org.jspecify.annotations.NullMarked;
