/** Benchmarks that compare the library with bare HTTP clients. Only {@code mvn -P benchmark} compiles them. */
package io.github.plexauth.examples.benchmark;
