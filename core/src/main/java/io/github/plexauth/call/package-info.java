/**
 * Runs use cases: gets the token, sends the request through the transport, decodes the response, repeats a failed
 * attempt, observes the deadline and logs the result.
 *
 * <p>This is the only package that performs I/O. Every call, blocking or asynchronous, runs through
 * {@link io.github.plexauth.call.Caller}. Not exported.
 */
@NullMarked
package io.github.plexauth.call;

import org.jspecify.annotations.NullMarked;
