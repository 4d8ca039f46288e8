package io.github.plexauth.system.connect;

import io.github.plexauth.contract.FullServer;
import io.github.plexauth.contract.ScriptedConnection;
import io.github.plexauth.contract.ScriptedRequest;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.SourceConnectionInformation;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The servers behind the addresses of a source. Closing the network closes them. */
final class Network implements Closeable {

    static final String EXPECTED = "243b471948ace337a8f92f129ec97d1902fcb1df";
    static final String TOKEN = "transient-5ec2e75e-c0de-4bad-8bad-0123456789ab";

    private final Deque<Closeable> open = new ArrayDeque<>();
    private final List<ScriptedServer> rightOnes = new ArrayList<>();
    private final List<ScriptedServer> others = new ArrayList<>();

    /** The response that identifies a server. */
    static String identity(String machineIdentifier) {
        return ScriptedServer.ok("{\"MediaContainer\":{\"size\":0,\"claimed\":true,\"machineIdentifier\":\""
                + machineIdentifier + "\",\"version\":\"1.43.4.10903-e5521bd8c\"}}");
    }

    /** Reads a request and never responds. */
    static void silence(ScriptedConnection connection) throws IOException {
        connection.readRequest();
        connection.awaitEnd();
    }

    /** The server that the application wants. */
    ScriptedServer right() throws IOException {
        return right(ScriptedServer.always(identity(EXPECTED)));
    }

    ScriptedServer right(ScriptedServer.Script script) throws IOException {
        return added(ScriptedServer.start(script), rightOnes);
    }

    ScriptedServer rightOverTls(SSLContext tls) throws IOException {
        return added(ScriptedServer.startTls(tls, ScriptedServer.always(identity(EXPECTED))), rightOnes);
    }

    /** Another server, which must not receive the token. */
    ScriptedServer other(ScriptedServer.Script script) throws IOException {
        return added(ScriptedServer.start(script), others);
    }

    /** A Plex Media Server, but not the one that the application wants. */
    ScriptedServer wrong() throws IOException {
        return other(ScriptedServer.always(identity("0000000000000000000000000000000000000000")));
    }

    private ScriptedServer added(ScriptedServer server, List<ScriptedServer> to) {
        open.push(server::close);
        to.add(server);
        return server;
    }

    /** An address that answers no attempt to connect. */
    URI blackholed() throws IOException {
        FullServer full = FullServer.start();
        open.push(full::close);
        return URI.create(full.uri("/").toString().replaceFirst("/$", ""));
    }

    /** A port that is bound, so that no other process can use it, and does not listen. */
    URI refusing() throws IOException {
        Socket bound = new Socket();
        open.push(bound);
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return http(bound.getLocalPort());
    }

    private static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    static URI base(ScriptedServer server) {
        return URI.create(server.uri("/").toString().replaceFirst("/$", ""));
    }

    static Connection local(URI uri) {
        return connection(uri, true, false);
    }

    static Connection remote(URI uri) {
        return connection(uri, false, false);
    }

    static Connection relay(URI uri) {
        return connection(uri, false, true);
    }

    private static Connection connection(URI uri, boolean local, boolean relay) {
        return Connection.of(uri.getScheme(), uri.getHost(), uri.getPort(), uri.toString(), local, relay);
    }

    static SourceConnectionInformation source(Connection... connections) {
        return new SourceConnectionInformation(
                Optional.of("A friend's server"),
                Optional.of(EXPECTED),
                Optional.of(AccessToken.of(TOKEN)),
                List.of(connections));
    }

    /** The requests to any server that contained the token. */
    List<ScriptedRequest> requestsWithTheToken() {
        return Stream.concat(rightOnes.stream(), others.stream()).flatMap(Network::withTheToken).toList();
    }

    /** The requests with the token that reached a server that the application does not want. */
    List<ScriptedRequest> leaks() {
        return others.stream().flatMap(Network::withTheToken).toList();
    }

    private static Stream<ScriptedRequest> withTheToken(ScriptedServer server) {
        return server.requests().stream()
                .filter(request -> request.toString().contains(TOKEN) || !request.header("X-Plex-Token").isEmpty());
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
