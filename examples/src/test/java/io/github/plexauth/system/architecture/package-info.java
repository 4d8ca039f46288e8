/**
 * The rules of the library's architecture. {@link io.github.plexauth.system.architecture.Layers} lists which package
 * may use which, {@link io.github.plexauth.system.architecture.Rules} lists all else, and each rule names the fixtures
 * in {@code broken} that it must catch.
 */
package io.github.plexauth.system.architecture;
