package io.github.plexauth.contract;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that calls a server by a name with two addresses. Nothing listens on the first one. */
final class SeveralAddresses {

    private SeveralAddresses() {}

    /** Runs the program for the transport of a suite, and returns how its calls ended. */
    static List<String> play(Class<?> suite, Path folder) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.2 two.test\n127.0.0.1 two.test\n");
        String path = String.join(File.pathSeparator,
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path"));
        return HangingNames.run("java", "-Djdk.net.hosts.file=" + hosts, "-cp", path,
                SeveralAddresses.class.getName(), suite.getName());
    }

    /**
     * Makes the calls.
     *
     * @param arguments the name of the suite
     * @throws Exception if there is no server
     */
    public static void main(String... arguments) throws Exception {
        Constructor<?> suite = Class.forName(arguments[0]).getDeclaredConstructor();
        suite.setAccessible(true);
        HttpTransport transport = ((TransportFixture) suite.newInstance()).createTransport();
        try (var server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")))) {
            URI uri = URI.create("http://two.test:" + server.uri("/").getPort() + "/");
            for (Mode mode : Mode.values()) {
                System.out.println(outcome(mode, transport, uri));
            }
        }
        System.exit(0);
    }

    private static String outcome(Mode mode, HttpTransport transport, URI uri) throws InterruptedException {
        var request = new TransportRequest("GET", uri, Map.of(), new byte[0], Duration.ofSeconds(20), 9);
        try {
            return "" + mode.send(transport, request).status();
        } catch (IOException failed) {
            return failed.toString();
        }
    }
}
