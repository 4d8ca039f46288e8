package io.github.plexauth.examples.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the endpoint for a request and sends its answer in the form that the client asked for. */
final class EmbeddedPlexTvApi {

    static final String PREFIX = "/api/v2";

    private final List<EmbeddedPlexTvRoute> routes;
    private final boolean numericBooleans;

    EmbeddedPlexTvApi(boolean numericBooleans, Stream<EmbeddedPlexTvRoute> routes) {
        this.numericBooleans = numericBooleans;
        this.routes = routes.toList();
    }

    EmbeddedResponse respond(EmbeddedRequest request) {
        EmbeddedPlexTvAnswer answer = answer(request, request.path().replaceFirst("\\.json$", ""));
        return (numericBooleans ? answer.withNumericBooleans() : answer)
                .toResponse(request.json() || request.path().endsWith(".json"));
    }

    private EmbeddedPlexTvAnswer answer(EmbeddedRequest request, String path) {
        if (!path.startsWith(PREFIX + "/")) {
            return EmbeddedPlexTvAnswer.unknownPath();
        }
        if (clientIdentifier(request).isEmpty()) {
            return EmbeddedPlexTvAnswer.error(400, 1000, "X-Plex-Client-Identifier is missing");
        }
        return routes.stream()
                .map(route -> route.answer(request, path.substring(PREFIX.length())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(EmbeddedPlexTvAnswer::unknownPath);
    }

    /** Returns the identifier of the client's installation, which every request needs. */
    static Optional<String> clientIdentifier(EmbeddedRequest request) {
        return request.plexValue("X-Plex-Client-Identifier").filter(value -> !value.isBlank());
    }
}
