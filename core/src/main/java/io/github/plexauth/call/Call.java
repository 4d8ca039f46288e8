package io.github.plexauth.call;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.protocol.Endpoint;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.usecase.UseCase;
import java.time.Duration;
import java.util.Optional;

/** One use case that is run once, including all attempts. */
record Call<T>(
        CallSettings settings,
        Endpoint endpoint,
        UseCase<T> useCase,
        Question question,
        Optional<AccessToken> token,
        Deadline deadline) {

    TransportRequest request(Duration remaining) {
        return endpoint.request(question, token, remaining, settings.maxResponseBytes());
    }

    Redactor redactor() {
        return new Redactor(token).with(question.secrets());
    }
}
