package io.github.plexauth.examples.server;

import java.util.List;
import java.util.stream.Stream;

/** The endpoint of plex.tv that lists the servers and players of an account. */
final class EmbeddedResourceEndpoint {

    private final List<EmbeddedResource> resources;
    private final EmbeddedSessions sessions;

    EmbeddedResourceEndpoint(List<EmbeddedResource> resources, EmbeddedSessions sessions) {
        this.resources = resources;
        this.sessions = sessions;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(EmbeddedPlexTvRoute.to("GET", "/resources", this::list));
    }

    private EmbeddedPlexTvAnswer list(EmbeddedRequest request) {
        return sessions.answer(request, session -> EmbeddedPlexTvAnswer.ok("resources", resources.stream()
                .map(resource -> session.jwt() ? resource.forJwt(session.token()) : resource)
                .map(resource -> resource.tree(
                        includes(request, "includeHttps"),
                        includes(request, "includeRelay"),
                        includes(request, "includeIPv6")))
                .toList()));
    }

    private static boolean includes(EmbeddedRequest request, String name) {
        return "1".equals(request.parameters().get(name));
    }
}
