package io.github.plexauth.domain;

/**
 * Who the application says that it is: the X-Plex headers of each request. An empty text is not sent.
 *
 * @param clientIdentifier one stable identifier per installation; Plex lists each new one as a new device
 * @param product          the application's name
 * @param version          the application's version
 * @param platform         such as {@code Linux}
 * @param device           such as {@code Raspberry Pi}
 * @param deviceName       what its owner calls it, such as {@code Wohnküche}
 */
public record ClientIdentity(
        String clientIdentifier, String product, String version, String platform, String device, String deviceName) {

    /** Refuses a blank client identifier, and line breaks and other control characters in any text. */
    public ClientIdentity {
        Text.requireLine(clientIdentifier, "clientIdentifier");
        requireLineOrEmpty(product, "product");
        requireLineOrEmpty(version, "version");
        requireLineOrEmpty(platform, "platform");
        requireLineOrEmpty(device, "device");
        requireLineOrEmpty(deviceName, "deviceName");
    }

    private static void requireLineOrEmpty(String text, String parameter) {
        if (text == null || !text.isEmpty()) {
            Text.requireLine(text, parameter);
        }
    }
}
