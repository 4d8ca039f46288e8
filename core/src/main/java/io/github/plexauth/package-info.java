/**
 * Authentication for Plex Media Servers: start with {@link io.github.plexauth.PlexAuth}.
 *
 * <p>Unofficial; not affiliated with Plex. No parameter may be null and no method returns null.
 */
@NullMarked
package io.github.plexauth;

import org.jspecify.annotations.NullMarked;
