/**
 * The spelling of the Plex protocol: endpoints, headers, percent-encoding, lenient reading of bodies, masking of
 * secrets, and the exceptions that responses and transport failures become.
 *
 * <p>All classes are pure: they turn values into values and perform no I/O. Not exported.
 */
@NullMarked
package io.github.plexauth.protocol;

import org.jspecify.annotations.NullMarked;
