package io.github.plexauth.usecase;

import io.github.plexauth.protocol.Question;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a server can be asked: a question, and the meaning of its answer.
 *
 * @param <T> the type of the result
 */
public interface UseCase<T> {

    /**
     * Returns the question to send.
     *
     * @return the question
     */
    Question question();

    /**
     * Turns an answer into the result.
     *
     * @param answer a response with a status from 200 to 299
     * @return the result
     * @throws io.github.plexauth.protocol.UnreadableBodyException if this is not an answer to the question
     */
    T read(Answer answer);

    /**
     * Returns whether a success needs a body that can be read. Without it, a success may have any body except a page of
     * HTML, which something other than the server sent, and {@link #read} gets an absent one.
     *
     * @return true by default
     */
    default boolean needsBody() {
        return true;
    }

    /**
     * Returns what the address of the request holds that no message may show, besides what looks like a token.
     *
     * @return the texts; none by default
     */
    default List<String> secrets() {
        return List.of();
    }

    /**
     * Returns what an error status means for this use case and what the reader of the message can do.
     *
     * @param status the status of the response, 300 or more
     * @return one or more sentences; empty if the status has only its general meaning
     */
    default Optional<String> advice(int status) {
        return Optional.empty();
    }
}
