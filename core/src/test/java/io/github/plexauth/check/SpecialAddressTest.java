package io.github.plexauth.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of addresses that lead to this machine or its network segment. No test looks up a name. */
class SpecialAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK", "127.255.255.254, LOOPBACK", "localhost, LOOPBACK", "LOCALHOST., LOOPBACK",
        "nas.localhost, LOOPBACK", "ip6-localhost, LOOPBACK", "localhost.localdomain, LOOPBACK",
        "2130706433, LOOPBACK", "0x7f000001, LOOPBACK", "0X7F.1, LOOPBACK", "127.1, LOOPBACK", "127.0.1, LOOPBACK",
        "0177.0.0.1, LOOPBACK", "017700000001, LOOPBACK", "0127.0.0.1, LOOPBACK", "127.0.0.1., LOOPBACK",
        "[::1], LOOPBACK", "::1, LOOPBACK", "[0:0:0:0:0:0:0:1], LOOPBACK", "[::ffff:127.0.0.1], LOOPBACK",
        "[::ffff:7f00:1], LOOPBACK", "[::127.0.0.1], LOOPBACK", "[64:ff9b::7f00:1], LOOPBACK",
        "[::ffff:0:127.0.0.1], LOOPBACK", "[2002:7f00:1::], LOOPBACK",
        "127-0-0-1.93b10b279ff8456686414add109854cd.plex.direct, LOOPBACK",
        "127-0-0-1.93b1.PLEX.direct., LOOPBACK", "0--1.93b1.plex.direct, LOOPBACK",
        "0-0-0-0-0-0-0-1.93b1.plex.direct, LOOPBACK", "0-0-0-0-0-ffff-7f00-1.93b1.plex.direct, LOOPBACK",
        "169.254.169.254, LINK_LOCAL", "2852039166, LINK_LOCAL", "[fe80::1], LINK_LOCAL",
        "[fe80::1%25eth0], LINK_LOCAL",
        "[::ffff:169.254.1.1], LINK_LOCAL", "169-254-169-254.93b1.plex.direct, LINK_LOCAL",
        "0.0.0.0, UNSPECIFIED", "0, UNSPECIFIED", "0.1.2.3, UNSPECIFIED", "[::], UNSPECIFIED",
        "[::ffff:0.0.0.0], UNSPECIFIED",
        "224.0.0.1, MULTICAST", "239.255.255.250, MULTICAST", "255.255.255.255, MULTICAST", "[ff02::1], MULTICAST"
    })
    void everySpellingOfASpecialAddressIsRecognized(String host, SpecialAddress expected) {
        assertThat(SpecialAddress.of(host)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "192.168.1.5", "10.0.0.1", "172.16.0.1", "64.71.188.222", "126.255.255.255", "128.0.0.1", "169.253.0.1",
        "223.1.1.1", "240.0.0.1", "1.2.3.4.5", "256.0.0.1", "127.0.0.256", "127.0.0.x", "", ".", "0x", "127..1", "nas",
        "127.test", "localhost.test", "mylocalhost", "[fd00::5]", "[2001:db8::1]", "[::ffff:192.168.1.5]",
        "[64:ff9b::c0a8:105]",
        "192-168-1-5.93b1.plex.direct", "2001-db8-0-0-0-0-0-1.93b1.plex.direct", "127-0-0-1.test", "a.plex.direct",
        "a-b.plex.direct", "99999999999999999999"
    })
    void otherHostsAreNot(String host) {
        assertThat(SpecialAddress.of(host)).isEmpty();
    }
}
