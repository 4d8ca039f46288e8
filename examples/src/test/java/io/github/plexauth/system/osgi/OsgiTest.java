package io.github.plexauth.system.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.examples.server.EmbeddedPlexServer;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/** A bundle of a user makes both calls in Apache Felix, with the bundles that its user has to install. */
@TestInstance(Lifecycle.PER_CLASS)
class OsgiTest {

    private Logger spiFly;
    private Framework framework;
    private Bundle program;

    @BeforeAll
    void startFramework(@TempDir Path folder) throws Exception {
        // SPI Fly prints every provider. This module does not read java.logging by itself.
        ModuleLayer.boot().findModule("java.logging").ifPresent(OsgiTest.class.getModule()::addReads);
        spiFly = Logger.getLogger("org.apache.aries.spifly");
        spiFly.setLevel(Level.WARNING);
        framework = new FrameworkFactory().newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString(),
                "felix.service.urlhandlers", "false", // They are for the whole JVM, and only once.
                "felix.bootdelegation.implicit", "false", // Bundles must not find the class path of the test.
                "felix.log.level", "1"));
        framework.start();
        Bundles bundles = new Bundles(folder);
        List<Bundle> installed = new ArrayList<>();
        for (String artifact : List.of(
                "asm", "asm-tree", "asm-analysis", "asm-commons", "asm-util", "org.apache.aries.spifly.dynamic.bundle",
                "slf4j-api", "slf4j-simple", "jakarta.json-api", "parsson", "yasson",
                "plexauth-core", "plexauth-json-jsonb", "plexauth-transport-jdk", "plexauth-transport-httpclient")) {
            installed.add(install(Bundles.of(artifact)));
        }
        // HttpClient has no OSGi manifest. That of version 3.0.1 of the API of JSON-B has no symbolic name.
        for (String artifact : List.of("httpclient5", "httpcore5", "httpcore5-h2", "jakarta.json.bind-api")) {
            installed.add(install(bundles.wrap(artifact)));
        }
        program = install(bundles.ofClass(OsgiProgram.class, "io.github.plexauth,io.github.plexauth.domain,"
                + "io.github.plexauth.json.jsonb,io.github.plexauth.port,"
                + "io.github.plexauth.transport.httpclient,io.github.plexauth.transport.jdk"));
        installed.add(program);
        for (Bundle bundle : installed) {
            bundle.start();
        }
    }

    @AfterAll
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @ParameterizedTest
    @CsvSource({"JDK, false", "JDK, true", "HTTP_CLIENT, false", "HTTP_CLIENT, true"})
    void aBundleMakesBothCalls(String transport, boolean otherCopy) throws Exception {
        ClassLoader context = otherCopy ? OsgiTest.class.getClassLoader() : null;
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            String source = "server://" + server.shared().keySet().iterator().next();

            assertThat(run(context, transport, server.baseUri().toString(), server.token(), source))
                    .isEqualTo("AccessToken[TRANSIENT, redacted] 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "json-jsonb", "transport-jdk", "transport-httpclient"})
    void aBundleExportsWhatItsModuleExports(String module) {
        ModuleDescriptor descriptor = ModuleFinder.of(Bundles.path("plexauth-" + module)).findAll().iterator().next()
                .descriptor();
        Bundle bundle = framework.getBundleContext().getBundle(Bundles.of("plexauth-" + module));

        assertThat(bundle.getSymbolicName()).isEqualTo(descriptor.name());
        assertThat(bundle.adapt(BundleRevision.class).getDeclaredCapabilities(BundleRevision.PACKAGE_NAMESPACE))
                .extracting(capability -> capability.getAttributes().get(BundleRevision.PACKAGE_NAMESPACE))
                .containsExactlyInAnyOrderElementsOf(
                        descriptor.exports().stream().map(ModuleDescriptor.Exports::source).toList());
    }

    private Bundle install(String location) throws BundleException {
        return framework.getBundleContext().installBundle(location);
    }

    @SuppressWarnings("unchecked") // The class belongs to another class loader, but its interface does not.
    private String run(ClassLoader context, String... arguments) throws Exception {
        Object instance = program.loadClass(OsgiProgram.class.getName()).getConstructor().newInstance();
        Thread thread = Thread.currentThread();
        ClassLoader original = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            return ((Function<List<String>, String>) instance).apply(List.of(arguments));
        } finally {
            thread.setContextClassLoader(original);
        }
    }
}
