/**
 * Broken, slow and malicious servers, against what users call: each transport, blocking and not, with the real codec.
 *
 * <p>What was measured on the way (milliseconds, bytes, connections, messages) is in {@code target/hostile-report.txt}.
 */
package io.github.plexauth.examples.hostile;
