package io.github.plexauth.domain;

import java.util.concurrent.CompletableFuture;

/** The source for whoever has one token and keeps it. */
record FixedTokenSource(AccessToken token) implements AccessTokenSource {

    @Override
    public AccessToken get() {
        return token;
    }

    @Override
    public CompletableFuture<AccessToken> getAsync() {
        return CompletableFuture.completedFuture(token);
    }
}
