package io.github.plexauth.usecase;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.SourceConnectionInformation;
import io.github.plexauth.protocol.Node;
import io.github.plexauth.protocol.Question;
import io.github.plexauth.protocol.Redactor;
import io.github.plexauth.protocol.UnreadableBodyException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a server how to reach a source.
 *
 * @param source  the source to reach
 * @param refresh whether the server must update its information instead of answering from its cache
 */
public record GetSourceConnectionInformation(Source source, boolean refresh)
        implements UseCase<SourceConnectionInformation> {

    private static final String NO_DEVICE = "names no device";

    /** Servers send about a dozen. A hostile answer of one mebibyte could hold half a million. */
    private static final int MAX_CONNECTIONS = 1_000;

    /** Checks that the source is not null. */
    public GetSourceConnectionInformation {
        Objects.requireNonNull(source, "source");
    }

    @Override
    public Question question() {
        Question question = Question.get("/security/resources").with("source", source.value());
        return refresh ? question.with("refresh", "1") : question;
    }

    @Override
    public SourceConnectionInformation read(Answer answer) {
        Node device = device(answer.body().get("MediaContainer").children("Device"));
        Optional<AccessToken> accessToken = TokenReader.read(device.get("accessToken"));
        Redactor redactor = answer.redactor().with(accessToken);
        ConnectionReader reader = new ConnectionReader(redactor);
        device.children("Connection").stream().limit(MAX_CONNECTIONS).forEach(reader::read);
        var information = new SourceConnectionInformation(
                device.get("name").text().map(redactor::name),
                IdentifierReader.read(device.get("clientIdentifier"), redactor),
                accessToken,
                reader.connections(),
                reader.problems());
        if (information.clientIdentifier().isEmpty()
                && information.accessToken().isEmpty()
                && information.connections().isEmpty()) {
            throw new UnreadableBodyException(NO_DEVICE);
        }
        return information;
    }

    /** One device is documented. If there are several, only the one that was asked for may provide its token. */
    private Node device(List<Node> devices) {
        if (devices.isEmpty()) {
            throw new UnreadableBodyException(NO_DEVICE);
        }
        if (devices.size() == 1) {
            requireAskedFor(devices.get(0));
            return devices.get(0);
        }
        return devices.stream()
                .filter(device -> device.get("clientIdentifier").text().filter(this::isAskedFor).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new UnreadableBodyException("names several devices, but not the one that was asked for"));
    }

    /**
     * Requires that a device is the server that was asked for. The device of a cloud provider is not compared, because
     * nothing says which identifier it has.
     */
    private void requireAskedFor(Node device) {
        if (source.value().startsWith("server://")
                && !device.get("clientIdentifier").text().map(this::isAskedFor).orElse(true)) {
            throw new UnreadableBodyException("names another device than the one that was asked for");
        }
    }

    private boolean isAskedFor(String identifier) {
        String path = source.value().substring(source.value().indexOf("://") + 3);
        int end = path.indexOf('/');
        return identifier.equalsIgnoreCase(end < 0 ? path : path.substring(0, end));
    }

    @Override
    public Optional<String> advice(int status) {
        return status == 404
                ? Optional.of("The server does not know this source, or it is older than version 1.15.4, which this"
                        + " call requires.")
                : Optional.empty();
    }
}
