package io.github.plexauth.domain;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A source that always provides the same token. */
record FixedTokenSource(AccessToken token) implements AsyncAccessTokenSource {

    FixedTokenSource {
        Objects.requireNonNull(token, "token");
    }

    @Override
    public AccessToken get() {
        return token;
    }

    @Override
    public CompletableFuture<AccessToken> getAsync() {
        return CompletableFuture.completedFuture(token);
    }
}
