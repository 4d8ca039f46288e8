package io.github.plexauth.examples.signin;

import java.util.List;
import java.util.Map;

/** The one switch of the programs: whether they use plex.tv or a demo of it. */
public final class PlexTvSwitch {

    private PlexTvSwitch() {}

    /**
     * Returns whether to use plex.tv.
     *
     * @param environment the environment variables, of which PLEX_TV may be 1 or 0
     * @param arguments   the arguments, of which {@code --plex-tv} is the only one
     * @return true for plex.tv, false for the demo
     * @throws IllegalArgumentException if the variable has another value, or if there is another argument
     */
    public static boolean isOn(Map<String, String> environment, String... arguments) {
        if (!List.of("--plex-tv").containsAll(List.of(arguments))) {
            throw new IllegalArgumentException("unknown argument: the only one is --plex-tv");
        }
        return switch (environment.getOrDefault("PLEX_TV", "")) {
            case "1" -> true;
            case "0", "" -> arguments.length > 0;
            default -> throw new IllegalArgumentException("PLEX_TV is neither 1 nor 0");
        };
    }
}
