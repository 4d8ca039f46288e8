package io.github.plexauth.examples.server;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A Plex Media Server for tests and demonstrations that implements authentication. It creates transient tokens and
 * returns the connections of shared servers, as XML or JSON, and rejects the requests that a real server rejects.
 *
 * <p>The server listens on the loopback address only, and it does not use the library. In contrast to those of a real
 * server, its transient tokens do not expire after 48 hours. It has no libraries.
 *
 * <p>To start it from a command line: {@code mvn -q test-compile exec:java -Dexample=server.EmbeddedPlexServer
 * -Dexec.args="--port 32400 --token secret"}.
 */
public final class EmbeddedPlexServer implements AutoCloseable {

    /** Configures and starts a server. Values that are not set have a random or a typical value. */
    public static final class Builder {

        private static final SecureRandom RANDOM = new SecureRandom();

        int port;
        String token = randomHex(10);
        String managedUserToken = randomHex(10);
        String machineIdentifier = randomHex(20);
        String version = "1.43.4.10903-e5521bd8c";
        String friendlyName = "Embedded Plex Server";
        Map<String, EmbeddedDevice> shared = Map.of(randomHex(20), EmbeddedDevice.sample("A friend's server"));
        Supplier<String> sharedDeviceTokens = EmbeddedPlexApi::randomTransientToken;

        private Builder() {}

        /**
         * Sets the port.
         *
         * @param port the port; 0, the default, selects a free one
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Sets the token of the owner.
         *
         * @param token the token
         * @return this builder
         */
        public Builder token(String token) {
            this.token = Objects.requireNonNull(token, "token");
            return this;
        }

        /**
         * Sets the token of a managed user, who may not call the paths of administrators. Whether a real server lets a
         * managed user create transient tokens is not known; this one does not.
         *
         * @param managedUserToken the token
         * @return this builder
         */
        public Builder managedUserToken(String managedUserToken) {
            this.managedUserToken = Objects.requireNonNull(managedUserToken, "managedUserToken");
            return this;
        }

        /**
         * Sets the identity of the server.
         *
         * @param machineIdentifier the machine identifier, usually 40 hexadecimal digits
         * @return this builder
         */
        public Builder machineIdentifier(String machineIdentifier) {
            this.machineIdentifier = Objects.requireNonNull(machineIdentifier, "machineIdentifier");
            return this;
        }

        /**
         * Sets the version that the server reports.
         *
         * @param version four numbers and a hash
         * @return this builder
         */
        public Builder version(String version) {
            this.version = Objects.requireNonNull(version, "version");
            return this;
        }

        /**
         * Sets the name of the server for people.
         *
         * @param friendlyName any text
         * @return this builder
         */
        public Builder friendlyName(String friendlyName) {
            this.friendlyName = Objects.requireNonNull(friendlyName, "friendlyName");
            return this;
        }

        /**
         * Sets the servers that are shared with the owner. They replace the sample. No server accepts the tokens for
         * them.
         *
         * @param shared the devices by machine identifier
         * @return this builder
         */
        public Builder shared(Map<String, EmbeddedDevice> shared) {
            this.shared = Map.copyOf(Objects.requireNonNull(shared, "shared"));
            sharedDeviceTokens = EmbeddedPlexApi::randomTransientToken;
            return this;
        }

        /**
         * Shares a running server with the owner. It replaces the sample. The running server creates the tokens for
         * itself, so it accepts them.
         *
         * @param other       the other server
         * @param connections the ways to reach it; some of them need not work
         * @return this builder
         */
        public Builder shared(EmbeddedPlexServer other, List<EmbeddedDevice.Connection> connections) {
            Objects.requireNonNull(other, "other");
            shared = Map.of(other.machineIdentifier, new EmbeddedDevice(other.friendlyName, connections));
            sharedDeviceTokens = other.api::createTransientToken;
            return this;
        }

        /**
         * Starts the server.
         *
         * @return the running server, which the caller closes
         * @throws IOException if it cannot listen on the port
         */
        public EmbeddedPlexServer start() throws IOException {
            return new EmbeddedPlexServer(this);
        }

        private static String randomHex(int bytes) {
            byte[] random = new byte[bytes];
            RANDOM.nextBytes(random);
            return HexFormat.of().formatHex(random);
        }
    }

    private final EmbeddedPlexApi api;
    private final String token;
    private final String machineIdentifier;
    final String friendlyName;
    private final Map<String, EmbeddedDevice> shared;
    private final EmbeddedHttpServer http;
    private volatile boolean maintenance;
    private volatile Duration rateLimit = Duration.ZERO;

    private EmbeddedPlexServer(Builder builder) throws IOException {
        api = new EmbeddedPlexApi(builder);
        token = builder.token;
        machineIdentifier = builder.machineIdentifier;
        friendlyName = builder.friendlyName;
        shared = builder.shared;
        http = EmbeddedHttpServer.start(
                builder.port, request -> respond(request).with("X-Plex-Protocol", "1.0"));
    }

    /**
     * Starts a server on a free port, with a random token and one shared server.
     *
     * @return the running server, which the caller closes
     * @throws IOException if there is no free port
     */
    public static EmbeddedPlexServer start() throws IOException {
        return builder().start();
    }

    /**
     * Returns a new builder.
     *
     * @return a builder; every value is optional
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the base URI of the server.
     *
     * @return a URI without a path
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.address().getPort());
    }

    /**
     * Returns the token of the owner.
     *
     * @return the secret text of the token
     */
    public String token() {
        return token;
    }

    /**
     * Returns the identity of the server.
     *
     * @return the machine identifier
     */
    public String machineIdentifier() {
        return machineIdentifier;
    }

    /**
     * Returns the servers that are shared with the owner.
     *
     * @return the devices by machine identifier
     */
    public Map<String, EmbeddedDevice> shared() {
        return shared;
    }

    /**
     * Returns the last 1,000 requests: method, path and query as received, without the values of tokens.
     *
     * @return the request lines, oldest first
     */
    public List<String> requests() {
        return http.requests();
    }

    /**
     * Simulates a restart: the server forgets every transient token. It keeps its port and its connections, so that no
     * other process can take the port.
     */
    public void restart() {
        api.forgetTransientTokens();
    }

    /**
     * Sets whether every response has status 503, as while a real server migrates its database.
     *
     * @param maintenance true to start, false to end it
     */
    public void maintenance(boolean maintenance) {
        this.maintenance = maintenance;
    }

    /**
     * Delays every response.
     *
     * @param delay the time before each response; zero ends the delay
     */
    public void delay(Duration delay) {
        http.delay(Objects.requireNonNull(delay, "delay"));
    }

    /**
     * Sets whether every response has status 429.
     *
     * @param retryAfter the value of the Retry-After header, in whole seconds; zero ends the rate limit
     */
    public void rateLimit(Duration retryAfter) {
        rateLimit = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    private EmbeddedResponse respond(EmbeddedRequest request) {
        if (maintenance) {
            return EmbeddedResponse.maintenance();
        }
        return rateLimit.isZero() ? api.respond(request) : EmbeddedResponse.rateLimited(rateLimit);
    }

    /** Closes every connection and waits for the threads of the server to end. */
    @Override
    public void close() {
        http.close();
    }

    /**
     * Runs a server until the process is stopped. Prints the base URI and the token of the server.
     *
     * @param arguments {@code --port N} and {@code --token T}, both optional
     */
    public static void main(String... arguments) {
        try {
            EmbeddedPlexCommand.run(System.out, arguments);
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
