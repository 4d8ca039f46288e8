package io.github.plexauth.system.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.system.ClassPath;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loads the library with class loaders that hide what Android does not have: modules, StAX and java.net.http. */
class AndroidTest {

    private static final List<String> ABSENT =
            List.of("java.lang.Module", "java.lang.ModuleLayer", "java.net.http.", "javax.xml.stream.");

    /** Sees the classes of the JDK that Android has too. */
    private static final ClassLoader ANDROID = new ClassLoader(null) {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean absent = ABSENT.stream()
                    .anyMatch(hidden -> hidden.endsWith(".") ? name.startsWith(hidden) : name.equals(hidden));
            if (absent || !name.startsWith("java")) {
                throw new ClassNotFoundException(name);
            }
            return ClassLoader.getPlatformClassLoader().loadClass(name);
        }
    };

    private URLClassLoader application;

    @BeforeEach
    void openApplication() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : ClassPath.ofThisBuild().split(File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        application = new URLClassLoader(path.toArray(URL[]::new), ANDROID);
    }

    @AfterEach
    void closeApplication() throws Exception {
        application.close();
    }

    @Test
    void bothCallsWorkWithATransportOfYourOwnAndJson() throws Exception {
        try (EmbeddedPlexServer server = EmbeddedPlexServer.start()) {
            String source = "server://" + server.shared().keySet().iterator().next();

            assertThat(run(server.baseUri().toString(), server.token(), source)).isEqualTo("AccessToken[TRANSIENT, redacted] 3");
        }
    }

    @Test
    void anAnswerInXmlIsATypedFailure() throws Exception {
        String xml = "<MediaContainer token=\"transient-1\"/>";
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.always(ScriptedServer.ok(xml)))) {
            assertThat(run(server.uri("").toString(), "owner-token-of-a-test", "server://a"))
                    .contains("is XML, which cannot be read here: the application runs without the module java.xml");
        }
    }

    @Test
    void theClassesAreHidden() {
        assertThat(Stream.of("java.lang.ModuleLayer", "javax.xml.stream.XMLStreamReader", "java.net.http.HttpClient"))
                .allSatisfy(name -> assertThatExceptionOfType(ClassNotFoundException.class)
                        .isThrownBy(() -> application.loadClass(name)));
    }

    @SuppressWarnings("unchecked") // The class belongs to another class loader, but its interface does not.
    private String run(String... arguments) throws Exception {
        Object program = application.loadClass(AndroidProgram.class.getName()).getConstructor().newInstance();
        return ((Function<List<String>, String>) program).apply(List.of(arguments));
    }
}
