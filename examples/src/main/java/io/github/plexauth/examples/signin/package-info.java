/**
 * Helpers of the programs {@code SignIn}, {@code KeepSignedIn} and {@code SignedInForGood}: a file for secrets, what a
 * person sees, and demos of plex.tv.
 *
 * <p>{@code OwnerOnlyFile} is meant to be copied.
 */
package io.github.plexauth.examples.signin;
