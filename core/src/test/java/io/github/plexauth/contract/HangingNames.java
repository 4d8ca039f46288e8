package io.github.plexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.File;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A program whose name resolver hangs: it makes calls, and prints how they end and after how many milliseconds. */
final class HangingNames {

    /** The names under hangs.test are looked up at once until the property "hang" is set, then after 6 s. */
    private static final String RESOLVER = """
            package resolver;
            import java.net.*;
            import java.net.spi.*;
            import java.util.concurrent.locks.LockSupport;
            import java.util.stream.Stream;
            public final class Resolver extends InetAddressResolverProvider implements InetAddressResolver {
                private InetAddressResolver builtin;
                public InetAddressResolver get(Configuration configuration) {
                    builtin = configuration.builtinResolver();
                    return this;
                }
                public String name() { return "hanging"; }
                public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                    if (!host.endsWith("hangs.test")) return builtin.lookupByName(host, policy);
                    System.setProperty("looked.up", host);
                    long end = System.nanoTime() + 6_000_000_000L;
                    while (Boolean.getBoolean("hang") && System.nanoTime() < end) {
                        Thread.interrupted();
                        LockSupport.parkNanos(1_000_000);
                    }
                    return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
                }
                public String lookupByAddress(byte[] address) throws UnknownHostException {
                    return builtin.lookupByAddress(address);
                }
            }
            """;

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HangingNames() {}

    /** Runs the program for the transport of a suite, and returns what it printed. */
    static Map<String, Duration> play(Class<?> suite, Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Resolver.java"), RESOLVER);
        run("javac", "-d", folder.toString(), source.toString());
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.net.spi.InetAddressResolverProvider"), "resolver.Resolver");
        String path = String.join(File.pathSeparator, folder.toString(),
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path"));
        Map<String, Duration> taken = new TreeMap<>();
        // Without a cache, each name is really looked up.
        for (String line : run("java", "-Dsun.net.inetaddr.ttl=0", "-cp", path,
                HangingNames.class.getName(), suite.getName())) {
            int colon = line.lastIndexOf(": ");
            taken.put(line.substring(0, colon), Duration.ofMillis(Long.parseLong(line.substring(colon + 2))));
        }
        return taken;
    }

    static List<String> run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, System.getProperty("java.home") + "/bin/" + tool);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        try {
            String out = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(out).isZero();
            return out.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Makes the calls.
     *
     * @param arguments the name of the suite
     * @throws Exception if a call cannot be made
     */
    public static void main(String... arguments) throws Exception {
        Constructor<?> suite = Class.forName(arguments[0]).getDeclaredConstructor();
        suite.setAccessible(true);
        HttpTransport transport = ((TransportFixture) suite.newInstance()).createTransport();
        var hanging = new CountDownLatch(1);
        try (var healthy = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok("{}")));
                var hostile = ScriptedServer.start(connection -> {
                    connection.readRequest();
                    System.setProperty("hang", "true");
                    hanging.countDown();
                })) {
            transport.send(to(healthy, "127.0.0.1", PATIENCE));
            // A client that repeats this request looks the name up again, perhaps in a thread that all calls share.
            transport.sendAsync(to(hostile, "hostile.hangs.test", PATIENCE));
            hanging.await();

            print("a call to another server", () -> transport.send(to(healthy, "127.0.0.1", PATIENCE)));
            print("a blocking call", () -> transport.send(to(healthy, "a.hangs.test", DEADLINE)));
            print("an asynchronous call", () -> transport.sendAsync(to(healthy, "b.hangs.test", DEADLINE)).get());
            interrupt(transport, to(healthy, "c.hangs.test", PATIENCE));
            close(transport, to(healthy, "d.hangs.test", PATIENCE));
        }
        System.exit(0);
    }

    private static void interrupt(HttpTransport transport, TransportRequest request) throws Exception {
        var outcome = new CompletableFuture<String>();
        Thread caller = new Thread(() -> outcome.complete(outcome(() -> transport.send(request))));
        caller.start();
        awaitLookup(request);
        long start = System.nanoTime();
        caller.interrupt();
        print("an interrupted call ended by " + outcome.get(), start);
    }

    private static void close(HttpTransport transport, TransportRequest request) {
        CompletableFuture<TransportResponse> pending = transport.sendAsync(request);
        awaitLookup(request);
        long start = System.nanoTime();
        transport.close();
        print("close() returned", start);
        print("a pending call ended by " + outcome(pending::get), start);
    }

    private static void awaitLookup(TransportRequest request) {
        while (!request.uri().getHost().equals(System.getProperty("looked.up"))) {
            Thread.onSpinWait();
        }
    }

    private static TransportRequest to(ScriptedServer server, String host, Duration timeout) {
        URI uri = URI.create("http://" + host + ":" + server.uri("/").getPort() + "/");
        return new TransportRequest("GET", uri, Map.of(), new byte[0], timeout, 9);
    }

    private static void print(String what, Callable<TransportResponse> call) {
        long start = System.nanoTime();
        print(what + " ended by " + outcome(call), start);
    }

    private static void print(String what, long start) {
        System.out.println(what + ": " + Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static String outcome(Callable<TransportResponse> call) {
        try {
            return "" + call.call().status();
        } catch (ExecutionException failed) {
            return failed.getCause().getClass().getSimpleName();
        } catch (Exception failed) {
            return failed.getClass().getSimpleName();
        }
    }
}
