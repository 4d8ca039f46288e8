package io.github.plexauth.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of addresses that lead to this machine or to its own network segment, and never to a server elsewhere.
 *
 * <p>{@link #of} looks at the text of a host and never looks up a name. It knows every form of an address that some
 * part of an HTTP client or an operating system accepts: decimal, hexadecimal and octal numbers, fewer than four parts,
 * IPv4 addresses inside IPv6 addresses, and {@code plex.direct} names, which contain the address.
 */
public enum SpecialAddress {
    /** This machine: 127.0.0.0/8, ::1 and localhost. */
    LOOPBACK("a loopback address"),
    /** Only this network segment: 169.254.0.0/16 and fe80::/10. Cloud providers offer their metadata there. */
    LINK_LOCAL("a link-local address"),
    /** No address, which operating systems take for this machine: 0.0.0.0/8 and ::. */
    UNSPECIFIED("an unspecified address"),
    /** Many machines: 224.0.0.0/4, ff00::/8 and the broadcast address. */
    MULTICAST("a multicast or broadcast address");

    private static final String PLEX_DIRECT = ".plex.direct";
    private static final int MAX_DIGITS = 12;

    private final String words;

    SpecialAddress(String words) {
        this.words = words;
    }

    /**
     * Returns the kind of the address that a host is or contains.
     *
     * @param host a host name, or an IP address with or without brackets
     * @return the kind; empty if the host is another address or a name that contains none
     */
    public static Optional<SpecialAddress> of(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "").replaceAll("%.*|\\.+$", "");
        if (name.equals("localhost") || name.endsWith(".localhost") || name.equals("localhost.localdomain")
                || name.equals("ip6-localhost") || name.equals("ip6-loopback")) {
            return Optional.of(LOOPBACK);
        }
        if (!name.endsWith(PLEX_DIRECT)) {
            return name.indexOf(':') >= 0 ? ofIpv6(name) : ofIpv4(name);
        }
        String label = name.substring(0, name.indexOf('.'));
        return isIpv6Label(label) ? ofIpv6(label.replace('-', ':')) : ofIpv4(label.replace('-', '.'));
    }

    /** Asks this first, because parsing what is not an IPv6 address throws an exception. */
    private static boolean isIpv6Label(String label) {
        return label.contains("--") || label.chars().filter(c -> c == '-').count() == 7;
    }

    /** A leading zero makes a part octal for some programs and has no meaning for others, so both are considered. */
    private static Optional<SpecialAddress> ofIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length > 4 ? Optional.empty() : ofIpv4(parts, 8).or(() -> ofIpv4(parts, 10));
    }

    private static Optional<SpecialAddress> ofIpv4(String[] parts, int radixAfterZero) {
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            // The last part fills all bytes that are left: 127.1 is 127.0.0.1.
            int bits = i < parts.length - 1 ? 8 : 8 * (5 - parts.length);
            long part = number(parts[i], radixAfterZero);
            if (part < 0 || part >= 1L << bits) {
                return Optional.empty();
            }
            address = address << bits | part;
        }
        return ofIpv4((int) address);
    }

    /** Returns the number, or -1 if the text is not one. */
    private static long number(String text, int radixAfterZero) {
        int radix = text.startsWith("0x") ? 16 : text.length() > 1 && text.charAt(0) == '0' ? radixAfterZero : 10;
        String digits = text.substring(radix == 16 ? 2 : 0).replaceFirst("^0+(?=.)", "");
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static Optional<SpecialAddress> ofIpv4(int address) {
        int first = address >>> 24;
        return switch (first) {
            case 127 -> Optional.of(LOOPBACK);
            case 0 -> Optional.of(UNSPECIFIED);
            case 169 -> (address >>> 16 & 0xFF) == 254 ? Optional.of(LINK_LOCAL) : Optional.empty();
            default -> (first >= 224 && first < 240) || address == -1 ? Optional.of(MULTICAST) : Optional.empty();
        };
    }

    private static Optional<SpecialAddress> ofIpv6(String text) {
        try {
            InetAddress address = InetAddress.getByName("[" + text + "]"); // The brackets prevent a lookup.
            byte[] bytes = address.getAddress();
            if (bytes.length == 4) {
                return ofIpv4(intAt(bytes, 0));
            }
            if (address.isLoopbackAddress()) {
                return Optional.of(LOOPBACK);
            }
            if (address.isAnyLocalAddress()) {
                return Optional.of(UNSPECIFIED);
            }
            if (address.isLinkLocalAddress()) {
                return Optional.of(LINK_LOCAL);
            }
            return address.isMulticastAddress() ? Optional.of(MULTICAST) : ofEmbeddedIpv4(bytes);
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Considers mapped, compatible and translated addresses, NAT64 (64:ff9b::/96) and 6to4 (2002::/16). */
    private static Optional<SpecialAddress> ofEmbeddedIpv4(byte[] bytes) {
        if (intAt(bytes, 0) >>> 16 == 0x2002) {
            return ofIpv4(intAt(bytes, 2));
        }
        boolean nat64 = intAt(bytes, 0) == 0x0064ff9b;
        boolean startsWithZeros = Arrays.equals(bytes, 0, 8, new byte[8], 0, 8);
        return nat64 || startsWithZeros ? ofIpv4(intAt(bytes, 12)) : Optional.empty();
    }

    private static int intAt(byte[] bytes, int start) {
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** Returns the kind for use in a sentence, such as {@code a loopback address}. */
    @Override
    public String toString() {
        return words;
    }
}
