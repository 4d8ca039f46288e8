package io.github.plexauth.usecase;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.wire.Node;
import io.github.plexauth.wire.Parameter;
import io.github.plexauth.wire.Paths;
import io.github.plexauth.wire.RequestFactory;
import io.github.plexauth.wire.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server how to reach a source.
 *
 * @param source  what to reach
 * @param refresh whether the server is to ask anew instead of answering from memory
 */
public record GetSourceConnectionInformation(Source source, boolean refresh)
        implements UseCase<SourceConnectionInformation> {

    private static final String NO_DEVICE = "names no device";

    /** Servers send a dozen; half a million, which fit into a mebibyte, would keep a processor busy for seconds. */
    private static final int MOST_CONNECTIONS = 1_000;

    /** Refuses null. */
    public GetSourceConnectionInformation {
        if (source == null) {
            throw new IllegalArgumentException("source is null");
        }
    }

    @Override
    public TransportRequest request(RequestFactory requests) {
        Parameter asked = new Parameter("source", source.value());
        return refresh
                ? requests.get(Paths.RESOURCES, asked, new Parameter("refresh", "1"))
                : requests.get(Paths.RESOURCES, asked);
    }

    @Override
    public SourceConnectionInformation read(Answer answer) {
        Node device = device(answer.body().get("MediaContainer").get("Device").each());
        List<Connection> connections = new ArrayList<>();
        List<Node> named = device.get("Connection").each();
        for (Node connection : named.subList(0, Math.min(named.size(), MOST_CONNECTIONS))) {
            Connections.read(connection).ifPresent(connections::add);
        }
        var information = new SourceConnectionInformation(
                device.get("name").text(),
                device.get("clientIdentifier").text(),
                Tokens.read(device.get("accessToken")),
                connections);
        if (information.clientIdentifier().isEmpty()
                && information.accessToken().isEmpty()
                && information.connections().isEmpty()) {
            throw new UnreadableException(NO_DEVICE);
        }
        return information;
    }

    /** One device is documented; of several, only the one that was asked for may lend its token. */
    private Node device(List<Node> devices) {
        if (devices.isEmpty()) {
            throw new UnreadableException(NO_DEVICE);
        }
        if (devices.size() == 1) {
            return devices.get(0);
        }
        String identifier = source.value().replaceFirst("^\\w+://", "").replaceFirst("/.*", "");
        return devices.stream()
                .filter(device -> device.get("clientIdentifier").text().equals(identifier))
                .findFirst()
                .orElseThrow(() ->
                        new UnreadableException("names several devices, but not the one that was asked for"));
    }
}
