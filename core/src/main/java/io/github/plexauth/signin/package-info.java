/**
 * Waits for a person to confirm a PIN: it asks plex.tv again and again, at a pace that plex.tv accepts, until there is
 * a token, the PIN has expired, or nobody waits any more.
 *
 * <p>The package does not know how plex.tv is asked: it gets a {@link io.github.plexauth.signin.PinProbe}. Not
 * exported.
 */
@NullMarked
package io.github.plexauth.signin;

import org.jspecify.annotations.NullMarked;
