package io.github.plexauth.system.architecture.broken.port;

import io.github.plexauth.system.architecture.broken.examples.Program;

/** What is published knows what is not. */
public record KnowsExamples(Program program) {}
