/**
 * Broken, slow and malicious servers, and what the application gets: the facade over each transport, blocking and
 * asynchronous, with the real codec.
 *
 * <p>What any transport must do with such servers is asserted once, in {@code io.github.plexauth.contract}. The tests
 * here need the whole library.
 */
package io.github.plexauth.system.hostile;
