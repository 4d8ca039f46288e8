package io.github.plexauth.system.servlet;

import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.system.TransportKind;
import io.github.plexauth.system.servlet.webapp.PlexLifecycle;
import io.github.plexauth.system.servlet.webapp.TokenServlet;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** A container that goes on after its web applications have ended. It prints what they answer and what stays. */
final class UndeployProgram {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
    private final Tomcat tomcat = new Tomcat();
    private final Path folder;

    private UndeployProgram(Path folder) {
        this.folder = folder;
    }

    /** The argument is a folder that the program may fill. */
    public static void main(String... arguments) throws Exception {
        new UndeployProgram(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getHost();
        tomcat.start();
        try (EmbeddedPlexServer plex = EmbeddedPlexServer.start()) {
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            for (TransportKind kind : TransportKind.values()) {
                loaders.add(useAndUndeploy(kind, plex));
            }
            waitForUnloading(loaders.size());

            System.out.println("class loaders that stay: "
                    + loaders.stream().filter(loader -> loader.get() != null).count());
            System.out.println("threads that stay: " + libraryThreads(before));
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    /** A separate method, so that no local variable keeps the class loader. */
    private WeakReference<ClassLoader> useAndUndeploy(TransportKind kind, EmbeddedPlexServer plex) throws Exception {
        String path = "/" + kind;
        var context = new StandardContext();
        context.setPath(path);
        context.setDocBase(Deployment.in(folder.resolve(kind.name())).toString());
        context.addParameter("transport", kind.name());
        context.addParameter("plex.uri", plex.baseUri().toString());
        context.addParameter("plex.token", plex.token());
        context.addApplicationListener(PlexLifecycle.class.getName());
        Tomcat.addServlet(context, "token", TokenServlet.class.getName());
        context.addServletMappingDecoded("/token", "token");
        context.addLifecycleListener(new Tomcat.FixContextListener());
        tomcat.getHost().addChild(context);
        var loader = new WeakReference<>(context.getLoader().getClassLoader(), unloaded);

        int port = tomcat.getConnector().getLocalPort();
        try (InputStream answer = URI.create("http://127.0.0.1:" + port + path + "/token").toURL().openStream()) {
            System.out.print(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
        tomcat.getHost().removeChild(context);
        return loader;
    }

    private void waitForUnloading(int loaders) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int left = loaders; left > 0 && System.nanoTime() < end;) {
            System.gc();
            left -= unloaded.remove(100) == null ? 0 : 1;
        }
    }

    private static List<String> libraryThreads(Set<Thread> before) {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        return threads.stream().map(Thread::getName).filter(name -> name.matches("plexauth.*|HttpClient.*")).toList();
    }
}
