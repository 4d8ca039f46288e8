package io.github.plexauth.examples.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account service plex.tv for tests and demonstrations: it signs clients in with PINs, and returns the account, its
 * Plex Home and its servers, as XML or JSON. It rejects the requests that plex.tv rejects.
 *
 * <p>The service listens on the loopback address only, and it does not use the library. It has one account, and each
 * person in it has one token for each client. The PIN of the person named Partner is 1234.
 *
 * <p>A client that registers an Ed25519 key gets JSON Web Tokens, which are valid for a week. All signatures are real.
 *
 * <p>To start it from a command line: {@code mvn -q test-compile exec:java -Dexample=server.EmbeddedPlexTv
 * -Dexec.args="--port 32500"}.
 */
public final class EmbeddedPlexTv implements AutoCloseable {

    /** Configures and starts a service. Every value is optional. */
    public static final class Builder {

        int port;
        private String token = RandomText.legacyToken();
        private InstantSource clock = InstantSource.system();
        private boolean numericBooleans;
        private String nameOfToken = "auth_token";
        private final List<EmbeddedResource> servers = new ArrayList<>();

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
         * Sets the token of the account. The default is random.
         *
         * @param token the token
         * @return this builder
         */
        public Builder token(String token) {
            this.token = Objects.requireNonNull(token, "token");
            return this;
        }

        /**
         * Sets the clock that decides when PINs, nonces and JSON Web Tokens expire. The Date header tells the time of
         * the system all the same, because the HTTP server of the JDK sets it.
         *
         * @param clock the clock; the default is the clock of the system
         * @return this builder
         */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets whether JSON has 1 and 0 in place of true and false, as some clients have received.
         *
         * @param numericBooleans true for 1 and 0; the default is false
         * @return this builder
         */
        public Builder numericBooleans(boolean numericBooleans) {
            this.numericBooleans = numericBooleans;
            return this;
        }

        /**
         * Sets whether the refreshed JSON Web Token is named {@code authToken}. In contrast to plex.tv, some
         * descriptions of it have that name.
         *
         * @param camelCase true for {@code authToken}; the default is false, for {@code auth_token}
         * @return this builder
         */
        public Builder camelCaseAuthToken(boolean camelCase) {
            nameOfToken = camelCase ? "authToken" : "auth_token";
            return this;
        }

        /**
         * Adds a running server that the account owns. It replaces the sample servers. The first of its connections
         * does not work.
         *
         * @param server the server; its token becomes the access token of the resource
         * @return this builder
         */
        public Builder owned(EmbeddedPlexServer server) {
            servers.add(EmbeddedResource.running(Objects.requireNonNull(server, "server"), true));
            return this;
        }

        /**
         * Adds a running server that somebody shares with the account. It replaces the sample servers. The first of its
         * connections does not work.
         *
         * @param server the server; its token becomes the access token of the resource
         * @return this builder
         */
        public Builder shared(EmbeddedPlexServer server) {
            servers.add(EmbeddedResource.running(Objects.requireNonNull(server, "server"), false));
            return this;
        }

        /**
         * Starts the service.
         *
         * @return the running service, which the caller closes
         * @throws IOException if it cannot listen on the port
         */
        public EmbeddedPlexTv start() throws IOException {
            return new EmbeddedPlexTv(this);
        }

        private List<EmbeddedResource> resources() {
            Stream<EmbeddedResource> listed = servers.isEmpty()
                    ? Stream.of(EmbeddedResource.ownedSample(), EmbeddedResource.sharedSample())
                    : servers.stream();
            return Stream.concat(listed, Stream.of(EmbeddedResource.player(), EmbeddedResource.forgotten())).toList();
        }
    }

    private final EmbeddedPlexTvMemory memory;
    private final EmbeddedPlexTvTroubles troubles = new EmbeddedPlexTvTroubles();
    private final EmbeddedHttpServer http;

    private EmbeddedPlexTv(Builder builder) throws IOException {
        memory = EmbeddedPlexTvMemory.of(builder.clock, builder.token);
        EmbeddedSessions sessions = new EmbeddedSessions(memory);
        EmbeddedPlexTvApi api = new EmbeddedPlexTvApi(builder.numericBooleans, Stream.of(
                        new EmbeddedPinEndpoints(memory).routes(),
                        new EmbeddedKeyEndpoints(memory, builder.nameOfToken).routes(),
                        new EmbeddedUserEndpoints(sessions).routes(),
                        new EmbeddedResourceEndpoint(builder.resources(), sessions).routes())
                .flatMap(routes -> routes));
        http = EmbeddedHttpServer.start(
                builder.port, request -> troubles.next().orElseGet(() -> api.respond(request)));
    }

    /**
     * Starts a service on a free port, with a random token and sample servers.
     *
     * @return the running service, which the caller closes
     * @throws IOException if there is no free port
     */
    public static EmbeddedPlexTv start() throws IOException {
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
     * Returns the base URI of the service.
     *
     * @return a URI with the path {@code /api/v2}
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + http.address().getPort() + EmbeddedPlexTvApi.PREFIX);
    }

    /**
     * Returns the legacy token of the account. It belongs to the first client that sends or receives it. When that
     * client signs out or gets its first JSON Web Token, the account gets a new one.
     *
     * @return the secret text of the current token
     */
    public String token() {
        return memory.legacyTokens().accountToken();
    }

    /**
     * Approves a PIN, as the owner of the account does in a browser.
     *
     * @param code the code of the PIN
     * @throws IllegalArgumentException if there is no such PIN, or if it has expired
     */
    public void approve(String code) {
        if (!memory.pins().approve(Objects.requireNonNull(code, "code"), EmbeddedUser.OWNER)) {
            throw new IllegalArgumentException("code is not the code of a PIN that exists");
        }
    }

    /**
     * Returns the Origin header of the request that created a PIN. The sign-in page of plex.tv forwards a browser only
     * if the forward URL has the same origin.
     *
     * @param code the code of the PIN
     * @return the origin; empty if the header was not sent, or if there is no such PIN
     */
    public Optional<String> origin(String code) {
        return memory.pins().byCode(Objects.requireNonNull(code, "code")).flatMap(EmbeddedPin::origin);
    }

    /** Lets all PINs expire. */
    public void expirePins() {
        memory.pins().expireAll();
    }

    /** Signs JSON Web Tokens with a new key from now on. The old ones stay valid. */
    public void rotateKeys() {
        memory.signingKeys().rotate();
    }

    /** Forgets all keys but the newest one. JSON Web Tokens that they have signed are no longer valid. */
    public void forgetOldKeys() {
        memory.signingKeys().forgetOld();
    }

    /**
     * Sets how many of the next requests are answered with status 429.
     *
     * @param requests   the number of requests; 0 ends the rate limit
     * @param retryAfter the value of the Retry-After header, in whole seconds; empty to leave the header out
     */
    public void rateLimit(int requests, Optional<Duration> retryAfter) {
        troubles.rateLimit(requests, Objects.requireNonNull(retryAfter, "retryAfter"));
    }

    /**
     * Sets whether every response has status 503.
     *
     * @param maintenance true to start, false to end it
     */
    public void maintenance(boolean maintenance) {
        troubles.maintenance(maintenance);
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
     * Returns the last 1,000 requests: method, path and query as received, without the values of tokens, keys,
     * codes and PINs.
     *
     * @return the request lines, oldest first
     */
    public List<String> requests() {
        return http.requests();
    }

    /** Closes every connection and waits for the threads of the service to end. */
    @Override
    public void close() {
        http.close();
    }

    /**
     * Runs a service and a server of its account until the process is stopped. Prints the base URI and the token of the
     * service, and how to approve a PIN.
     *
     * @param arguments {@code --port N}, which is optional
     */
    public static void main(String... arguments) {
        try {
            EmbeddedPlexTvCommand.run(System.out, arguments);
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
