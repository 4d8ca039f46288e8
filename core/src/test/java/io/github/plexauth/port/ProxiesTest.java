package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final URI SERVER = URI.create("http://192.168.1.10:32400/identity");
    private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("proxy.test", 3128);

    /** A selector of an application. */
    private static final class Choosing extends ProxySelector {

        private final List<Proxy> choices;

        Choosing(Proxy... choices) {
            this.choices = List.of(choices);
        }

        @Override
        public List<Proxy> select(URI uri) {
            return choices;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @Test
    void theFirstChoiceCountsIfItIsAnHttpProxy() {
        var http = new Proxy(Proxy.Type.HTTP, ADDRESS);
        var socks = new Proxy(Proxy.Type.SOCKS, ADDRESS);

        assertThat(Proxies.select(new Choosing(http, Proxy.NO_PROXY), SERVER)).contains(ADDRESS);
        assertThat(Proxies.select(new Choosing(Proxy.NO_PROXY, http), SERVER)).isEmpty();
        assertThat(Proxies.select(new Choosing(socks, http), SERVER)).isEmpty();
        assertThat(Proxies.select(new Choosing(), SERVER)).isEmpty();
        assertThat(Proxies.select(null, SERVER)).isEmpty();
    }

    @Test
    void aSelectorOfTheApplicationAndTheNameOfAProxyMayBlock() {
        assertThat(Proxies.mayBlock(new Choosing(), SERVER)).isTrue();
        assertThat(Proxies.mayBlock(ProxySelector.of(ADDRESS), SERVER)).isTrue();
        assertThat(Proxies.mayBlock(ProxySelector.of(null), SERVER)).isFalse();
        assertThat(Proxies.mayBlock(null, SERVER)).isFalse();
    }
}
