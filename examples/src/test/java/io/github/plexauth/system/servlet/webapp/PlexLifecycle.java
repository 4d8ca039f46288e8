package io.github.plexauth.system.servlet.webapp;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportKind;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.URI;

/** Creates the transport when the web application starts, and closes it when the web application ends. */
public final class PlexLifecycle implements ServletContextListener {

    private HttpTransport transport;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        transport = TransportKind.valueOf(context.getInitParameter("transport")).create();
        context.setAttribute("plex", PlexAuth.builder()
                .clientIdentifier("web-application")
                .transport(transport)
                .codec(JsonbCodec.create())
                .build()
                .server(
                        URI.create(context.getInitParameter("plex.uri")),
                        AccessToken.of(context.getInitParameter("plex.token"))));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        transport.close();
    }
}
