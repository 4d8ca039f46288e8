package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlexTvSwitchTest {

    @Test
    void eitherSwitchIsEnough() {
        assertThat(PlexTvSwitch.isOn(Map.of())).isFalse();
        assertThat(PlexTvSwitch.isOn(Map.of("PLEX_TV", "0"))).isFalse();
        assertThat(PlexTvSwitch.isOn(Map.of("PLEX_TV", "1"))).isTrue();
        assertThat(PlexTvSwitch.isOn(Map.of(), "--plex-tv")).isTrue();
    }

    @Test
    void anythingElseIsRefusedAndNotQuoted() {
        assertThatThrownBy(() -> PlexTvSwitch.isOn(Map.of("PLEX_TV", "secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PLEX_TV is neither 1 nor 0");
        assertThatThrownBy(() -> PlexTvSwitch.isOn(Map.of(), "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown argument: the only one is --plex-tv");
    }
}
