/** What the library costs, next to what the bare clients cost. Compiled by {@code mvn -P benchmark} only. */
package io.github.plexauth.examples.benchmark;
