package io.github.plexauth.system.architecture.broken.jwt;

import io.github.plexauth.system.architecture.broken.usecase.Question;

/** A token that knows what it is used for. */
public record KnowsUseCase(Question question) {}
