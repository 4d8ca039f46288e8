package io.github.plexauth.connect;

import static io.github.plexauth.domain.PlainHttp.ALLOWED;
import static io.github.plexauth.domain.PlainHttp.FORBIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.domain.Connection;
import io.github.plexauth.domain.PlainHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which connections are tried, and which of them are forbidden. */
class RankingTest {

    private static final Connection LOCAL = connection("https://10-0-2-123.abc.plex.direct:32400", true, false);
    private static final Connection LOCAL_PLAIN = connection("http://10.0.2.123:32400", true, false);
    private static final Connection REMOTE = connection("https://64-71-188-222.abc.plex.direct:32403", false, false);
    private static final Connection REMOTE_PLAIN = connection("http://64.71.188.222:32403", false, false);
    private static final Connection RELAY = connection("https://139-162-158-105.abc.plex.direct:8443", false, true);
    private static final Connection RELAY_PLAIN = connection("http://139.162.158.105:8443", false, true);

    private static final List<Connection> RANKED =
            List.of(LOCAL, REMOTE, LOCAL_PLAIN, REMOTE_PLAIN, RELAY, RELAY_PLAIN);

    @Test
    void httpsRanksBeforeHttpAndLocalBeforeRemoteAndRelaysAreLast() {
        List<Connection> shuffled = new ArrayList<>(RANKED);
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(shuffled, random);

            assertThat(rank(shuffled, ALLOWED)).isEqualTo(new Ranking(RANKED, List.of()));
            assertThat(rank(shuffled, FORBIDDEN)).isEqualTo(new Ranking(
                    List.of(LOCAL, REMOTE, RELAY), List.of(LOCAL_PLAIN, REMOTE_PLAIN, RELAY_PLAIN)));
        }
    }

    @ParameterizedTest
    @EnumSource(PlainHttp.class)
    void connectionsOfEqualRankKeepTheOrderOfTheServer(PlainHttp plainHttp) {
        Connection b = connection("https://b.test:1", false, false);
        Connection a = connection("https://a.test:1", false, false);
        Connection c = connection("https://c.test:1", false, false);

        assertThat(rank(List.of(b, RELAY, a, c), plainHttp).allowed()).containsExactly(b, a, c, RELAY);
    }

    @Test
    void theAddressOfALocalHttpsConnectionIsAlsoTriedOverHttpIfThatIsAllowed() {
        assertThat(rank(List.of(REMOTE, LOCAL, RELAY), ALLOWED).allowed())
                .containsExactly(LOCAL, REMOTE, LOCAL_PLAIN, RELAY);
    }

    @Test
    void remoteAndRelayConnectionsHaveNoHttpTwin() {
        Connection ownRelay = connection("https://relay.test:8443", true, true);

        assertThat(rank(List.of(REMOTE, RELAY, ownRelay, REMOTE_PLAIN), ALLOWED).allowed())
                .containsExactly(REMOTE, REMOTE_PLAIN, RELAY, ownRelay);
    }

    @Test
    void thereIsNoHttpTwinIfHttpIsForbidden() {
        assertThat(rank(List.of(LOCAL), FORBIDDEN)).isEqualTo(new Ranking(List.of(LOCAL), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "fd00::5,        http://[fd00::5]:32400",
        "[fd00::5],      http://[fd00::5]:32400",
        "2001:db8::1:2,  http://[2001:db8::1:2]:32400",
        "192.168.1.5,    http://192.168.1.5:32400",
        "nas,            http://nas:32400"
    })
    void anHttpTwinHasTheAddressAsItsHost(String address, URI plain) {
        Connection secure = Connection.of(
                "https", address, 32400, "https://x.abc.plex.direct:32400", true, false);

        assertThat(rank(List.of(secure), ALLOWED).allowed())
                .containsExactly(secure, Connection.of("http", address, 32400, plain.toString(), true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_nas", "a b", "10.0.0.1/path", "user@10.0.0.1", "10.0.0.1?q", "10.0.0.1#f", "fd00::zz"})
    void thereIsNoHttpTwinIfTheAddressIsNotAHost(String address) {
        Connection secure = Connection.of(
                "https", address, 32400, "https://x.abc.plex.direct:32400", true, false);

        assertThat(rank(List.of(secure), ALLOWED).allowed()).containsExactly(secure);
    }

    @ParameterizedTest
    @EnumSource(PlainHttp.class)
    void duplicatesAreTriedOnce(PlainHttp plainHttp) {
        assertThat(rank(List.of(REMOTE, RELAY, REMOTE, RELAY), plainHttp).allowed())
                .containsExactly(REMOTE, RELAY);
        assertThat(rank(List.of(REMOTE_PLAIN, REMOTE_PLAIN), FORBIDDEN).forbidden())
                .containsExactly(REMOTE_PLAIN);
    }

    @Test
    void anHttpTwinThatTheServerAlsoSendsIsTriedOnce() {
        assertThat(rank(List.of(LOCAL, LOCAL_PLAIN, LOCAL), ALLOWED).allowed())
                .containsExactly(LOCAL, LOCAL_PLAIN);
    }

    @ParameterizedTest
    @EnumSource(PlainHttp.class)
    void withoutConnectionsTheRankingIsEmpty(PlainHttp plainHttp) {
        assertThat(rank(List.of(), plainHttp)).isEqualTo(new Ranking(List.of(), List.of()));
    }

    @Test
    void theSchemeOfTheUriDeterminesWhetherAConnectionIsEncrypted() {
        Connection upperCase = Connection.of("https", "h", 1, "HTTPS://h.test:1", false, false);
        Connection mismatched = Connection.of("https", "h", 1, "http://h.test:1", false, false);

        assertThat(rank(List.of(mismatched, upperCase), FORBIDDEN))
                .isEqualTo(new Ranking(List.of(upperCase), List.of(mismatched)));
    }

    @ParameterizedTest
    @EnumSource(PlainHttp.class)
    void aSpecialAddressIsForbiddenUnlessTheHomeServerIsAtOneOfTheSameKind(PlainHttp plainHttp) {
        Connection loopback = connection("https://127-0-0-1.abc.plex.direct:32400", true, false);
        Connection linkLocal = connection("https://169-254-169-254.abc.plex.direct:443", false, false);
        List<Connection> all = List.of(loopback, linkLocal, REMOTE);

        assertThat(Ranking.of(all, plainHttp, AddressRule.of(false, Optional.of("127.0.0.1"))).allowed())
                .contains(loopback, REMOTE).doesNotContain(linkLocal);
        assertThat(Ranking.of(all, plainHttp, AddressRule.of(false, Optional.of("192.168.1.5"))).allowed())
                .containsExactly(REMOTE);
        assertThat(Ranking.of(all, plainHttp, AddressRule.of(true, Optional.empty())).allowed())
                .contains(loopback, linkLocal, REMOTE);
    }

    @Test
    void anHttpTwinAtASpecialAddressIsForbiddenToo() {
        Connection secure = Connection.of(
                "https", "127.0.0.1", 22, "https://10-0-0-1.abc.plex.direct:32400", true, false);

        Ranking ranking = rank(List.of(secure), ALLOWED);

        assertThat(ranking.allowed()).containsExactly(secure);
        assertThat(ranking.forbidden()).extracting(Connection::uri).containsExactly(URI.create("http://127.0.0.1:22"));
    }

    private static Ranking rank(List<Connection> connections, PlainHttp plainHttp) {
        return Ranking.of(connections, plainHttp, AddressRule.of(false, Optional.empty()));
    }

    private static Connection connection(String text, boolean local, boolean relay) {
        URI uri = URI.create(text);
        String address = uri.getHost().replaceAll("\\.abc\\.plex\\.direct$", "");
        return Connection.of(
                uri.getScheme(), address.equals(uri.getHost()) ? address : address.replace('-', '.'), uri.getPort(),
                uri.toString(), local, relay);
    }
}
