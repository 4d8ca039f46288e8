/**
 * JSON Web Tokens (RFC 7519) and JSON Web Keys (RFC 7517, RFC 8037), as far as plex.tv uses them: writing a token that
 * a device key signs, and verifying one that plex.tv has signed.
 *
 * <p>A token is two flat JSON objects in base64url and a signature of the JDK, so a library for them would be larger
 * than this package. All classes are pure. Not exported.
 */
@NullMarked
package io.github.plexauth.jwt;

import org.jspecify.annotations.NullMarked;
