package io.github.plexauth.system.servlet.webapp;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.ServerAuthentication;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes a call in the thread of the request, and another in a thread of the library. */
public final class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var plex = (ServerAuthentication) getServletContext().getAttribute("plex");
        boolean ownCopy = PlexAuth.class.getClassLoader() == getServletContext().getClassLoader();
        response.getWriter().println(plex.getTransientToken());
        response.getWriter().println(plex.getTransientTokenAsync().join());
        response.getWriter().println("The web application has its own copy of the library: " + ownCopy);
    }
}
