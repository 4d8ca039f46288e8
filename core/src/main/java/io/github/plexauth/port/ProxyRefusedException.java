package io.github.plexauth.port;

import java.io.IOException;
import java.io.Serial;
import java.util.Objects;

/** Thrown by a transport when a proxy refused to open a tunnel to an https server, so that no request was sent. */
public final class ProxyRefusedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String proxy;
    private final int status;

    /**
     * Creates an exception that names the proxy and the status.
     *
     * @param proxy  the host and the port of the proxy, such as {@code proxy.example.com:3128}
     * @param status the status with which the proxy answered CONNECT
     */
    public ProxyRefusedException(String proxy, int status) {
        super("the proxy " + Objects.requireNonNull(proxy, "proxy") + " refused the tunnel to the server with status "
                + status);
        this.proxy = proxy;
        this.status = status;
    }

    /**
     * Returns the host and the port of the proxy.
     *
     * @return such as {@code proxy.example.com:3128}
     */
    public String proxy() {
        return proxy;
    }

    /**
     * Returns the status with which the proxy answered CONNECT.
     *
     * @return such as 407
     */
    public int status() {
        return status;
    }
}
