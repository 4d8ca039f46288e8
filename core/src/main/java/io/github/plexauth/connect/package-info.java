/**
 * Finds a connection to a source that works: it ranks the candidates, asks several of them at a time for their identity
 * and chooses the best one that works.
 *
 * <p>The package does not know how a server is asked: it gets an {@link io.github.plexauth.connect.IdentityProbe}. Not
 * exported.
 */
@NullMarked
package io.github.plexauth.connect;

import org.jspecify.annotations.NullMarked;
