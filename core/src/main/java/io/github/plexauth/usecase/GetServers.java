package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccountServer;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Asks plex.tv for the media servers that an account can use. */
public record GetServers() implements UseCase<AccountServers> {

    private static final Question QUESTION = Question.get("/resources")
            .with("includeHttps", "1").with("includeRelay", "1").with("includeIPv6", "1");

    @Override
    public Question question() {
        return QUESTION;
    }

    /** A broken entry is left out, so that it does not cost the others. */
    @Override
    public AccountServers read(Answer answer) {
        List<AccountServer> servers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (Node resource : resources(answer.body())) {
            number++;
            if (!providesServer(resource)) {
                continue;
            }
            try {
                servers.add(new ServerReader(answer.redactor()).read(resource));
            } catch (UnreadableBodyException broken) {
                problems.add("Resource " + number + " " + broken.getMessage() + ".");
            }
        }
        return new AccountServers(servers, problems);
    }

    /** JSON is an array. XML has an element around the resources, whose name depends on the version of the API. */
    private static List<Node> resources(Node body) {
        if (body.value() instanceof List) {
            return body.elements();
        }
        for (Node container : List.of(body.get("MediaContainer"), body)) {
            for (String name : List.of("resource", "Device")) {
                if (!container.children(name).isEmpty()) {
                    return container.children(name);
                }
            }
        }
        if (isEmptyContainer(body)) {
            return List.of();
        }
        throw new UnreadableBodyException("names no resources");
    }

    /** An empty list is an element without children, or a container without the list. */
    private static boolean isEmptyContainer(Node body) {
        return body.value() instanceof Map<?, ?> members
                && (members.containsKey("resources") || members.containsKey("MediaContainer"));
    }

    /** A resource that provides a player only has no use here. */
    private static boolean providesServer(Node resource) {
        Node provides = resource.get("provides");
        return provides.elements().stream()
                .flatMap(part -> Arrays.stream(part.text().orElse("").split(",")))
                .anyMatch(part -> part.strip().equalsIgnoreCase("server"));
    }
}
