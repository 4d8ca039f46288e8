package io.github.plexauth.port;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the address that a plex.direct name holds.
 *
 * <p>Every media server has a certificate for {@code *.<hash>.plex.direct}, where the hash has 32 hexadecimal digits.
 * The first label of a name under it is the address that the name resolves to: {@code 192-168-1-5} for 192.168.1.5, and
 * {@code fd00--5} or {@code fd00-0-0-0-0-0-0-5} for fd00::5. So nobody has to be asked. This also works without a
 * network connection to the outside, and where a router does not resolve names to local addresses (DNS rebinding
 * protection).
 *
 * <p>Connecting to that address is as safe as looking the name up, as long as TLS verifies the whole name.
 */
public final class PlexDirect {

    private static final String DOMAIN = ".plex.direct";
    private static final Pattern NAME =
            Pattern.compile("([0-9a-f-]+)\\.[0-9a-f]{32}\\.plex\\.direct", Pattern.CASE_INSENSITIVE);
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:-" + OCTET + "){3}");
    private static final Pattern IPV6 =
            Pattern.compile("[0-9a-f]{0,4}(?:-[0-9a-f]{0,4}){2,7}", Pattern.CASE_INSENSITIVE);

    private PlexDirect() {}

    /**
     * Returns the address that a name holds, without looking anything up.
     *
     * @param host the host of a URI
     * @return the address, with the name as its host name; empty unless the host has exactly the form
     *     {@code <address>.<32 hexadecimal digits>.plex.direct}
     */
    public static Optional<InetAddress> addressIn(String host) {
        int start = Objects.requireNonNull(host, "host").length() - DOMAIN.length();
        if (!host.regionMatches(true, Math.max(start, 0), DOMAIN, 0, DOMAIN.length())) { // True for most servers.
            return Optional.empty();
        }
        Matcher name = NAME.matcher(host);
        return name.matches() ? literal(name.group(1)).map(address -> named(host, address)) : Optional.empty();
    }

    private static Optional<InetAddress> literal(String label) {
        if (IPV4.matcher(label).matches()) {
            return parsed(label.replace('-', '.'));
        }
        return IPV6.matcher(label).matches() ? parsed("[" + label.replace('-', ':') + "]") : Optional.empty();
    }

    /** Parses a text that looks like an address. The brackets of IPv6 keep the JDK from looking up what is not one. */
    private static Optional<InetAddress> parsed(String text) {
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** Without a name, code that asks the address for one would start a reverse lookup. */
    private static InetAddress named(String host, InetAddress address) {
        try {
            return InetAddress.getByAddress(host, address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
