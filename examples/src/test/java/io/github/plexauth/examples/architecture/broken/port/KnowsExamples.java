package io.github.plexauth.examples.architecture.broken.port;

import io.github.plexauth.examples.architecture.broken.examples.Program;

/** What is published knows what is not. */
public record KnowsExamples(Program program) {}
