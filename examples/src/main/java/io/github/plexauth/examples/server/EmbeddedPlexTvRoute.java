package io.github.plexauth.examples.server;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint of plex.tv.
 *
 * @param method  the HTTP method; GET includes HEAD
 * @param path    matches the path below {@code /api/v2}; its first group is passed to the handler
 * @param handler answers a request, given the first group of the path
 */
record EmbeddedPlexTvRoute(
        String method, Pattern path, BiFunction<EmbeddedRequest, String, EmbeddedPlexTvAnswer> handler) {

    /** Returns a route whose path is always the same. */
    static EmbeddedPlexTvRoute to(
            String method, String path, Function<EmbeddedRequest, EmbeddedPlexTvAnswer> handler) {
        Pattern pattern = Pattern.compile("(" + Pattern.quote(path) + ")");
        return new EmbeddedPlexTvRoute(method, pattern, (request, same) -> handler.apply(request));
    }

    /** Returns the answer, or nothing if the request is for another endpoint. */
    Optional<EmbeddedPlexTvAnswer> answer(EmbeddedRequest request, String requestedPath) {
        Matcher matcher = path.matcher(requestedPath);
        boolean sameMethod = method.equals("GET") ? request.isGetOrHead() : method.equals(request.method());
        return sameMethod && matcher.matches()
                ? Optional.of(handler.apply(request, matcher.group(1)))
                : Optional.empty();
    }
}
