package io.github.plexauth.protocol;

/**
 * The identity of the application, which every request carries as X-Plex headers. An empty text is not sent.
 *
 * @param clientIdentifier a stable identifier of the installation; Plex lists every new one as a new device
 * @param product          the name of the application
 * @param version          the version of the application
 * @param platform         such as {@code Linux}
 * @param device           such as {@code Raspberry Pi}
 * @param deviceName       the name that the owner gave the device
 */
public record ClientIdentity(
        String clientIdentifier, String product, String version, String platform, String device, String deviceName) {}
