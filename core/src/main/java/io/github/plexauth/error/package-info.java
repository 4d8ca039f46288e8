/**
 * The exceptions of the library. All are unchecked and extend {@link io.github.plexauth.error.PlexException}.
 *
 * <p>A message names the method, host and path of the request, says what happened and what the reader can do. It never
 * contains a query, a token or a body. Only the library creates these exceptions; a test gets real ones with a
 * transport that is a lambda.
 *
 * @serial exclude
 */
@NullMarked
package io.github.plexauth.error;

import org.jspecify.annotations.NullMarked;
