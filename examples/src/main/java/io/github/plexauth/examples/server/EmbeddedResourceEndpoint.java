package io.github.plexauth.examples.server;

import java.util.List;
import java.util.stream.Stream;

/** The endpoint of plex.tv that lists the servers and players of an account. */
final class EmbeddedResourceEndpoint {

    private final List<EmbeddedResource> resources;
    private final EmbeddedUsers users;

    EmbeddedResourceEndpoint(List<EmbeddedResource> resources, EmbeddedUsers users) {
        this.resources = resources;
        this.users = users;
    }

    Stream<EmbeddedPlexTvRoute> routes() {
        return Stream.of(EmbeddedPlexTvRoute.to("GET", "/resources", this::list));
    }

    private EmbeddedPlexTvAnswer list(EmbeddedRequest request) {
        return users.answer(request, user -> EmbeddedPlexTvAnswer.ok("resources", resources.stream()
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
