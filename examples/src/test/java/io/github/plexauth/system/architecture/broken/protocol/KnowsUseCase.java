package io.github.plexauth.system.architecture.broken.protocol;

import io.github.plexauth.system.architecture.broken.usecase.Question;

/** Spelling that knows what is asked. */
public record KnowsUseCase(Question question) {}
