package io.github.plexauth.connect;

import io.github.plexauth.check.SpecialAddress;
import io.github.plexauth.domain.Connection;
import java.util.Optional;

/**
 * Decides which addresses are tried. A server must not make its clients send requests to their own machine or to their
 * own network segment, so such an address is tried only if the home server is at an address of the same kind.
 *
 * @param allowsAll whether the application allows every address
 * @param home      the kind of the home server's address, if that is a special one
 */
public record AddressRule(boolean allowsAll, Optional<SpecialAddress> home) {

    /**
     * Creates the rule for the connections that a server named.
     *
     * @param allowsAll whether the application allows every address
     * @param homeHost  the host of the base URI of that server, if it is known
     * @return the rule
     */
    public static AddressRule of(boolean allowsAll, Optional<String> homeHost) {
        return new AddressRule(allowsAll, homeHost.flatMap(SpecialAddress::of));
    }

    boolean allows(Connection connection) {
        return forbidden(connection).isEmpty();
    }

    /** Returns the kind of the address if it is not allowed. */
    Optional<SpecialAddress> forbidden(Connection connection) {
        return allowsAll
                ? Optional.empty()
                : SpecialAddress.of(connection.uri().getHost()).filter(kind -> home.filter(kind::equals).isEmpty());
    }
}
