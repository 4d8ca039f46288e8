package io.github.plexauth.examples.architecture.broken.wire;

import io.github.plexauth.examples.architecture.broken.usecase.Question;

/** Spelling that knows what is asked. */
public record KnowsUseCase(Question question) {}
