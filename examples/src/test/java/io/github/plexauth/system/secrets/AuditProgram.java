package io.github.plexauth.system.secrets;

import io.github.plexauth.contract.Mode;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Runs every case over each transport in each mode, in a JVM of its own, so that the test can search the whole output.
 *
 * <p>Its arguments are two key stores and the file for its report, which must not be part of the output.
 */
final class AuditProgram {

    static final String PASSWORD = "changeit";

    /** What the report says of a token that a server has made up, and of which the output must be free as well. */
    static final String GIVEN = "given";

    private static final Map<String, Supplier<HttpTransport>> TRANSPORTS =
            new TreeMap<>(Map.of("java.net.http", JdkHttpTransport::create, "HttpClient", ApacheHttpTransport::create));

    private final List<String> report = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> given = new ConcurrentSkipListSet<>();

    private AuditProgram() {}

    public static void main(String... arguments) throws Exception {
        SSLContext trusted = context(Path.of(arguments[0]));
        SSLContext untrusted = context(Path.of(arguments[1]));
        var program = new AuditProgram();
        List<Callable<Void>> audits = TRANSPORTS.entrySet().stream()
                .<Callable<Void>>map(client ->
                        () -> program.audit(client.getKey(), client.getValue(), trusted, untrusted))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(audits.size());
        for (Future<Void> audit : threads.invokeAll(audits)) {
            audit.get();
        }
        threads.shutdown();
        program.given.forEach(token -> program.report.add(GIVEN + "\t" + token));
        Files.write(Path.of(arguments[2]), program.report);
    }

    private Void audit(String name, Supplier<HttpTransport> client, SSLContext trusted, SSLContext untrusted) {
        try (HttpTransport transport = client.get()) {
            for (Mode mode : Mode.values()) {
                Stream.of(Conversations.all(), Accounts.all(), Echoes.all(mode),
                                Failures.all(mode, client, trusted, untrusted))
                        .flatMap(List::stream)
                        .forEach(each -> run(each, name, transport, mode));
            }
        }
        return null;
    }

    private void run(Case each, String client, HttpTransport transport, Mode mode) {
        var search = new Search(new Marks(Stream.concat(Marks.ALL.stream(), given.stream()).toList()));
        var caller = new Caller(transport, mode, search);
        Object outcome;
        try {
            outcome = each.action().run(caller);
        } catch (Exception failure) {
            outcome = failure;
        }
        search.object(outcome);
        caller.seen().forEach(search::object);
        search.threads();
        given.addAll(caller.given());
        List<String> findings = new ArrayList<>(search.findings());
        if (!each.allows(outcome)) {
            findings.add("ended in " + outcome + " instead of " + each.expected());
        }
        report.add(String.join("\t", client, mode.name(), each.name(), String.join(" | ", findings))
                .replaceAll("\\R", " "));
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
