package io.github.plexauth.domain;

import java.util.List;
import java.util.Objects;

/**
 * The media servers that an account can use.
 *
 * @param servers  the servers, in the order of plex.tv
 * @param problems why each entry that was left out is not usable: one short sentence each, which quotes nothing.
 *                 Devices that are not servers, such as players, are not counted.
 */
public record AccountServers(List<AccountServer> servers, List<String> problems) {

    /**
     * Checks that no component is null and copies the lists.
     *
     * @param servers  the servers
     * @param problems why each entry that was left out is not usable
     */
    public AccountServers {
        servers = List.copyOf(Objects.requireNonNull(servers, "servers"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
    }
}
