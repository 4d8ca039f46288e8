package io.github.plexauth;

import io.github.plexauth.call.CallSettings;
import io.github.plexauth.check.Checks;
import io.github.plexauth.connect.Pace;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import io.github.plexauth.protocol.ClientIdentity;
import io.github.plexauth.protocol.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Configures and creates a {@link PlexAuth}. A builder can be used again after {@link #build()}. */
public final class PlexAuthBuilder {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final int DEFAULT_MAX_RESPONSE_BYTES = 1 << 20;

    private @Nullable String clientIdentifier;
    private String product = "";
    private String version = "";
    private String platform = "";
    private String device = "";
    private String deviceName = "";
    private @Nullable HttpTransport transport;
    private @Nullable JsonCodec codec;
    private Duration timeout = DEFAULT_TIMEOUT;
    private int maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES;
    private InstantSource clock = InstantSource.system();
    private RetryPolicy retries = RetryPolicy.none();
    private boolean specialAddresses;
    private URI accountUri = URI.create("https://plex.tv/api/v2");

    PlexAuthBuilder() {}

    /**
     * Sets the identifier of this installation (X-Plex-Client-Identifier).
     *
     * <p>Create one, for example a UUID, store it, and always use it: Plex lists every new identifier as a new
     * device. It is one line of text that is not blank.
     *
     * @param clientIdentifier the identifier: one line of text that is not blank
     * @return this builder
     * @throws IllegalArgumentException if it is not such a line
     */
    public PlexAuthBuilder clientIdentifier(String clientIdentifier) {
        this.clientIdentifier = Checks.requireLine(clientIdentifier, "clientIdentifier");
        return this;
    }

    /**
     * Sets the transport that sends the requests: an adapter such as {@code JdkHttpTransport}, or a lambda. The
     * code that creates it closes it.
     *
     * @param transport the transport
     * @return this builder
     */
    public PlexAuthBuilder transport(HttpTransport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
        return this;
    }

    /**
     * Sets the codec that decodes JSON: an adapter such as {@code JsonbCodec}, or a lambda.
     *
     * @param codec the codec
     * @return this builder
     */
    public PlexAuthBuilder codec(JsonCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
        return this;
    }

    /**
     * Sets the time that a whole call may take; positive. The default is 30 seconds.
     *
     * @param timeout a positive duration
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public PlexAuthBuilder timeout(Duration timeout) {
        this.timeout = Checks.requirePositive(timeout, "timeout");
        return this;
    }

    /**
     * Sets the size of the largest response body that is read, in bytes; positive. The default is 1 MiB.
     *
     * @param maxResponseBytes a positive number of bytes
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public PlexAuthBuilder maxResponseBytes(int maxResponseBytes) {
        this.maxResponseBytes = Checks.requirePositive(maxResponseBytes, "maxResponseBytes");
        return this;
    }

    /**
     * Sets whether failed calls are repeated, such as {@code RetryPolicy.upTo(3)}. By default they are not.
     *
     * @param retries the policy
     * @return this builder
     */
    public PlexAuthBuilder retries(RetryPolicy retries) {
        this.retries = Objects.requireNonNull(retries, "retries");
        return this;
    }

    /**
     * Sets whether {@code connect} tries loopback, link-local, unspecified and multicast addresses that a server
     * names. By default, it tries them only if that server is itself at an address of the same kind. Allow them if
     * you trust every server that you ask, for example if a tunnel on this machine leads to a source.
     *
     * @param allow whether they are tried
     * @return this builder
     */
    public PlexAuthBuilder allowSpecialAddresses(boolean allow) {
        this.specialAddresses = allow;
        return this;
    }

    /**
     * Sets the base URI of the API for accounts, with its path. The default is {@code https://plex.tv/api/v2}. Change
     * it for a test server or for a proxy of your own, which then receives the tokens of accounts.
     *
     * @param accountUri an http or https URI
     * @return this builder
     * @throws IllegalArgumentException if the URI is not http or https, or has no host, an underscore in its host, user
     *     info, a query or a fragment
     */
    public PlexAuthBuilder accountUri(URI accountUri) {
        this.accountUri = Endpoint.requireBaseUri(accountUri, "accountUri");
        return this;
    }

    /**
     * Sets the clock that tells when a token was received and when a PIN expires. The default is the system clock.
     *
     * @param clock the clock
     * @return this builder
     */
    public PlexAuthBuilder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets the name of the application (X-Plex-Product): one line of text in any language. Optional. A name in
     * US-ASCII is also sent in the User-Agent header.
     *
     * @param product the name
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line
     */
    public PlexAuthBuilder product(String product) {
        this.product = Checks.requireLine(product, "product");
        return this;
    }

    /**
     * Sets the version of the application (X-Plex-Version): one line of text. Optional.
     *
     * @param version the version
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line
     */
    public PlexAuthBuilder version(String version) {
        this.version = Checks.requireLine(version, "version");
        return this;
    }

    /**
     * Sets the platform of the application (X-Plex-Platform), such as {@code Linux}. Optional.
     *
     * @param platform the platform
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line
     */
    public PlexAuthBuilder platform(String platform) {
        this.platform = Checks.requireLine(platform, "platform");
        return this;
    }

    /**
     * Sets the kind of the device (X-Plex-Device), such as {@code Raspberry Pi}. Optional.
     *
     * @param device the kind of the device
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line
     */
    public PlexAuthBuilder device(String device) {
        this.device = Checks.requireLine(device, "device");
        return this;
    }

    /**
     * Sets the name that the owner gave the device (X-Plex-Device-Name), in any language. Optional.
     *
     * @param deviceName the name of the device
     * @return this builder
     * @throws IllegalArgumentException if it is blank or not one line
     */
    public PlexAuthBuilder deviceName(String deviceName) {
        this.deviceName = Checks.requireLine(deviceName, "deviceName");
        return this;
    }

    /**
     * Creates the PlexAuth.
     *
     * @return the PlexAuth
     * @throws IllegalStateException if the clientIdentifier, the transport or the codec is not set
     */
    public PlexAuth build() {
        String identifier = requireSet(clientIdentifier, "clientIdentifier is not set: create one for the"
                + " installation, such as a UUID, and store it");
        HttpTransport sender = requireSet(transport, "transport is not set: use JdkHttpTransport.create() from"
                + " plexauth-transport-jdk, ApacheHttpTransport.create() from plexauth-transport-httpclient, or your"
                + " own");
        JsonCodec decoder = requireSet(codec, "codec is not set: use JsonbCodec.create() from plexauth-json-jsonb, or"
                + " your own");
        var identity = new ClientIdentity(identifier, product, version, platform, device, deviceName);
        var settings = new CallSettings(sender, decoder, maxResponseBytes, clock, retries::pauseAfter);
        var connector = new SourceConnector(settings, identity, Pace.DEFAULT, specialAddresses);
        return new PlexAuth(identity, settings, connector, accountUri, timeout);
    }

    private static <T> T requireSet(@Nullable T value, String message) {
        if (value == null) {
            throw new IllegalStateException(message);
        }
        return value;
    }
}
