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
 * A Plex Media Server for tests and demonstrations, as far as authentication goes: it hands out transient tokens and
 * says how to reach the servers that are shared with it, in XML or JSON, and refuses what a real one refuses.
 *
 * <p>It listens on the loopback address only and uses nothing of the library that it serves to try. What it leaves
 * out: transient tokens do not end after 48 hours, and there are no libraries.
 *
 * <p>From a command line: {@code mvn -q test-compile exec:java -Dexample=server.EmbeddedPlexServer
 * -Dexec.args="--port 32400 --token secret"}.
 */
public final class EmbeddedPlexServer implements AutoCloseable {

    /** Settles what a server says about itself; what is not set is random or usual. */
    public static final class Builder {

        private static final SecureRandom RANDOM = new SecureRandom();

        int port;
        String token = randomHex(10);
        String machineIdentifier = randomHex(20);
        String version = "1.43.4.10903-e5521bd8c";
        String friendlyName = "Embedded Plex Server";
        Map<String, EmbeddedDevice> shared = Map.of(randomHex(20), EmbeddedDevice.sample("A friend's server"));
        Supplier<String> tokensForShared = EmbeddedPlexApi::newTransientToken;

        private Builder() {
        }

        /**
         * Sets the port.
         *
         * @param value the port; 0, the default, takes any that is free
         * @return this
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets the token of the owner.
         *
         * @param value the token
         * @return this
         */
        public Builder token(String value) {
            token = Objects.requireNonNull(value, "token");
            return this;
        }

        /**
         * Sets the identity of the server.
         *
         * @param value usually 40 hexadecimal digits
         * @return this
         */
        public Builder machineIdentifier(String value) {
            machineIdentifier = Objects.requireNonNull(value, "machineIdentifier");
            return this;
        }

        /**
         * Sets the version that the server says it has.
         *
         * @param value four numbers and a hash
         * @return this
         */
        public Builder version(String value) {
            version = Objects.requireNonNull(value, "version");
            return this;
        }

        /**
         * Sets what the owner calls the server.
         *
         * @param value any text
         * @return this
         */
        public Builder friendlyName(String value) {
            friendlyName = Objects.requireNonNull(value, "friendlyName");
            return this;
        }

        /**
         * Sets the servers that are shared with the owner, in place of the sample. The tokens for them open nothing.
         *
         * @param value devices by machine identifier
         * @return this
         */
        public Builder shared(Map<String, EmbeddedDevice> value) {
            shared = Map.copyOf(value);
            tokensForShared = EmbeddedPlexApi::newTransientToken;
            return this;
        }

        /**
         * Shares a running server with the owner, in place of the sample. The tokens for it are made by it, so that
         * they are valid there.
         *
         * @param other       the other server
         * @param connections the ways to reach it, working or not
         * @return this
         */
        public Builder shared(EmbeddedPlexServer other, List<EmbeddedDevice.Connection> connections) {
            shared = Map.of(other.machineIdentifier, new EmbeddedDevice(other.friendlyName, connections));
            tokensForShared = other.api::mintTransientToken;
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
    private final String friendlyName;
    private final Map<String, EmbeddedDevice> shared;
    private final EmbeddedHttp http;
    private volatile boolean maintenance;
    private volatile Duration rateLimit = Duration.ZERO;

    private EmbeddedPlexServer(Builder settings) throws IOException {
        api = new EmbeddedPlexApi(settings);
        token = settings.token;
        machineIdentifier = settings.machineIdentifier;
        friendlyName = settings.friendlyName;
        shared = settings.shared;
        http = EmbeddedHttp.start(settings.port, this::answer);
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
     * Returns what to start a server of one's own settings with.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns where to reach the server.
     *
     * @return a URI without a path
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.address().getPort());
    }

    /**
     * Returns the token of the owner.
     *
     * @return the secret itself
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
     * Returns the servers that can be asked about.
     *
     * @return devices by machine identifier
     */
    public Map<String, EmbeddedDevice> shared() {
        return shared;
    }

    /**
     * Returns the latest requests, at most a thousand: verb, path and query as they came, without tokens.
     *
     * @return the request lines, the oldest first
     */
    public List<String> requests() {
        return http.requests();
    }

    /**
     * Does to clients what a restart does: every transient token is gone. The port and the connections stay, so that
     * nobody else can take the port meanwhile.
     */
    public void restart() {
        api.forgetTransientTokens();
    }

    /**
     * Makes every answer a 503, as while a real server migrates its database.
     *
     * @param value true from now on, false no longer
     */
    public void maintenance(boolean value) {
        maintenance = value;
    }

    /**
     * Makes every answer late.
     *
     * @param value how long each request waits from now on; zero ends it
     */
    public void delay(Duration value) {
        http.delay(Objects.requireNonNull(value, "delay"));
    }

    /**
     * Makes every answer a 429.
     *
     * @param retryAfter what to tell clients from now on, in whole seconds; zero ends it
     */
    public void rateLimit(Duration retryAfter) {
        rateLimit = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    private EmbeddedAnswer answer(EmbeddedRequest request) {
        if (maintenance) {
            return EmbeddedAnswer.maintenance();
        }
        return rateLimit.isZero() ? api.answer(request) : EmbeddedAnswer.rateLimited(rateLimit);
    }

    /** Closes every connection and waits for the threads of the server to end. */
    @Override
    public void close() {
        http.close();
    }

    /**
     * Runs a server until it is stopped from outside. Prints its URI, its token and what to try.
     *
     * @param arguments {@code --port N} and {@code --token T}, both optional
     */
    public static void main(String... arguments) {
        try {
            EmbeddedPlexCommand.run(System.out, arguments);
        } catch (IOException | IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
