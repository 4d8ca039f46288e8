package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlexDirectTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "192-168-1-5, 192.168.1.5", "0-0-0-0, 0.0.0.0", "255-255-255-255, 255.255.255.255", "127-0-0-1, 127.0.0.1",
        "2001-db8-0-0-0-0-0-5, 2001:db8:0:0:0:0:0:5", "2001-db8--5, 2001:db8:0:0:0:0:0:5",
        "FD00--aBc, fd00:0:0:0:0:0:0:abc", "0-0-0-0-0-0-0-1, 0:0:0:0:0:0:0:1", "--1, 0:0:0:0:0:0:0:1",
        "fe80--, fe80:0:0:0:0:0:0:0", "0-0-0-0-0-ffff-7f00-1, 127.0.0.1"
    })
    void theFirstLabelIsTheAddress(String label, String address) {
        String name = label + "." + HASH + ".plex.direct";

        assertThat(PlexDirect.addressIn(name)).get()
                .returns(address, InetAddress::getHostAddress)
                .returns(name, InetAddress::getHostName);
    }

    @Test
    void aNameIgnoresCase() {
        assertThat(PlexDirect.addressIn("10-0-0-1." + HASH.toUpperCase() + ".Plex.Direct")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "192-168-1", "192-168-1-5-6", "256-168-1-5", "192-168-1-05", "-192-168-1-5", "192.168.1.5",
        "1-2-3-4-5-6-7", "1-2-3-4-5-6-7-8-9", "1--2--3", "1---2", "-1-2-3-4-5-6-7", "12345--1", "g--1", "a", "nas",
        "fe80--1%25eth0", "3232235781", "0x7f-0-0-1", "", "x.192-168-1-5"
    })
    void aLabelThatIsNoAddressHoldsNone(String label) {
        assertThat(PlexDirect.addressIn(label + "." + HASH + ".plex.direct")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "192-168-1-5.0123456789abcdef0123456789abcde.plex.direct",
        "192-168-1-5.0123456789abcdef0123456789abcdef0.plex.direct",
        "192-168-1-5.0123456789abcdef0123456789abcdeg.plex.direct",
        "192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct.",
        "192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct.evil.test",
        "192-168-1-5.0123456789abcdef0123456789abcdef.plexxdirect",
        "192-168-1-5.0123456789abcdef0123456789abcdef.notplex.direct",
        "192-168-1-5.plex.direct", "plex.direct", "192.168.1.5", "[--1]", "localhost"
    })
    void aNameOfAnotherFormHoldsNone(String host) {
        assertThat(PlexDirect.addressIn(host)).isEmpty();
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> PlexDirect.addressIn(null)).withMessage("host");
    }
}
