/**
 * Helpers of the programs {@code SignIn} and {@code KeepSignedIn}: a file for secrets, and what a person sees.
 *
 * <p>{@code OwnerOnlyFile} is meant to be copied.
 */
package io.github.plexauth.examples.signin;
