/**
 * A library in miniature with every fault that the rules of the architecture forbid, in packages that are named like
 * those of the real one.
 */
package io.github.plexauth.examples.architecture.broken;
