package io.github.plexauth.usecase;

import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.wire.RequestFactory;

/**
 * One question to a server.
 *
 * @param <T> what the answer means
 */
public interface UseCase<T> {

    /**
     * Says whether the server has to know who asks.
     *
     * @return false if anybody may ask, so that the token stays at home
     */
    default boolean needsToken() {
        return true;
    }

    /**
     * Says what to ask.
     *
     * @param requests adds what every request carries
     * @return the request
     */
    TransportRequest request(RequestFactory requests);

    /**
     * Says what a success means.
     *
     * @param answer an answer with a status from 200 to 299
     * @return the value
     * @throws io.github.plexauth.wire.UnreadableException if it cannot be an answer to this question
     */
    T read(Answer answer);
}
