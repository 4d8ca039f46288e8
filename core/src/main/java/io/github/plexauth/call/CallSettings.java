package io.github.plexauth.call;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.JsonCodec;
import java.time.InstantSource;

/**
 * The settings that all calls of an application share.
 *
 * @param transport        sends the requests
 * @param codec            decodes JSON
 * @param maxResponseBytes the largest response body to read
 * @param clock            tells when a response was received
 * @param retries          decides whether a failed attempt is repeated
 */
public record CallSettings(
        HttpTransport transport, JsonCodec codec, int maxResponseBytes, InstantSource clock, RetryRule retries) {

    /**
     * Returns the same settings for calls that are never repeated.
     *
     * @return the settings
     */
    public CallSettings withoutRetries() {
        return new CallSettings(transport, codec, maxResponseBytes, clock, RetryRule.NEVER);
    }
}
