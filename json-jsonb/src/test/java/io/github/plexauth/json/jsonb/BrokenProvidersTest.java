package io.github.plexauth.json.jsonb;

import static io.github.plexauth.json.jsonb.Isolated.APIS;
import static io.github.plexauth.json.jsonb.Isolated.LIBRARY;
import static io.github.plexauth.json.jsonb.Isolated.PROVIDERS;
import static io.github.plexauth.json.jsonb.Isolated.createCodec;
import static io.github.plexauth.json.jsonb.Isolated.decode;
import static io.github.plexauth.json.jsonb.Isolated.paths;
import static io.github.plexauth.json.jsonb.Isolated.withContextLoader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.plexauth.port.JsonCodecException;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Implementations of JSON-B and JSON-P that are missing or do not fit. */
class BrokenProvidersTest {

    private static final String[] SLF4J = {"slf4j-api", "slf4j-simple"};

    private static final String ON_THE_CLASS_PATH =
            "add org.eclipse:yasson and its dependencies to the class path of plexauth-json-jsonb, or pass an"
                    + " instance to JsonbCodec.using(jsonb)";

    @Test
    void aMissingJsonBindingIsNamedWithItsRemedy() throws Exception {
        try (Isolated loader = Isolated.of(paths(LIBRARY, APIS))) {
            assertCreateFails(loader).withMessage("no JSON-B implementation was found: " + ON_THE_CLASS_PATH);
        }
    }

    @Test
    void aMissingJsonParserIsNamedWithItsRemedy() throws Exception {
        try (Isolated loader = Isolated.of(paths(LIBRARY, APIS, new String[] {"yasson"}))) {
            assertCreateFails(loader).withMessage("no JSON-P implementation was found: " + ON_THE_CLASS_PATH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.json.bind-api", "jakarta.json-api"})
    void aMissingApiIsNamedWithItsRemedy(String absent) throws Exception {
        String[] present = Stream.of(APIS).filter(api -> !api.equals(absent)).toArray(String[]::new);
        try (Isolated loader = Isolated.of(paths(LIBRARY, present, PROVIDERS))) {
            assertCreateFails(loader)
                    .withMessageContaining("java.lang.NoClassDefFoundError: jakarta/json/")
                    .withMessageEndingWith(ON_THE_CLASS_PATH);
        }
    }

    @Test
    void missingModulesAreNamedWithTheOptionThatAddsThem() throws Exception {
        ModuleFinder modules = ModuleFinder.of(paths(LIBRARY, APIS, SLF4J).toArray(Path[]::new));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(modules, ModuleFinder.of(), Set.of("io.github.plexauth.json.jsonb"));
        ClassLoader layer = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, Isolated.JDK)
                .findLoader("io.github.plexauth.json.jsonb");

        assertCreateFails(layer)
                .withMessageStartingWith("no JSON-B implementation was found: add the modules org.eclipse.yasson and")
                .withMessageContaining("--add-modules org.eclipse.yasson,org.eclipse.parsson");
    }

    @Test
    void aProviderFileThatNamesAMissingClassIsQuoted(@TempDir Path folder) throws Exception {
        List<Path> paths = new ArrayList<>(paths(LIBRARY, APIS));
        paths.add(Isolated.brokenProviderFiles(folder, "jakarta.json.bind.spi.JsonbProvider"));
        try (Isolated loader = Isolated.of(paths)) {
            assertCreateFails(loader)
                    .withMessageStartingWith("no JSON-B implementation can be loaded"
                            + " (java.util.ServiceConfigurationError: jakarta.json.bind.spi.JsonbProvider: Provider"
                            + " missing.Provider not found): ")
                    .withMessageEndingWith(ON_THE_CLASS_PATH)
                    .withCauseInstanceOf(ServiceConfigurationError.class);
        }
    }

    @Test
    void anImplementationOfAnotherCopyOfTheApiIsRefused() throws Exception {
        try (Isolated loader = Isolated.of(paths(LIBRARY, APIS));
                Isolated otherCopy = Isolated.of(paths(APIS, PROVIDERS))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> withContextLoader(otherCopy, () -> createCodec(loader)))
                    .withMessageContaining("org.eclipse.yasson.JsonBindingProvider not a subtype")
                    .withMessageEndingWith(ON_THE_CLASS_PATH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "org.eclipse.yasson.internal.JsonBindingBuilder",
        "org.eclipse.parsson.JsonTokenizer",
        "org.eclipse.parsson.JsonProviderImpl"
    })
    void anIncompleteImplementationIsReportedByCreateOrDecode(String absentClass) throws Exception {
        try (Isolated loader = Isolated.without(absentClass)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> withContextLoader(loader, () -> decode(createCodec(loader), "{\"a\":1}")))
                    .withMessageEndingWith(ON_THE_CLASS_PATH);
        }
    }

    @Test
    void anImplementationThatFailsLaterIsNotReportedAsInvalidJson() throws Exception {
        try (Isolated loader = Isolated.without("org.eclipse.yasson.internal.JsonBinding")) {
            Object codec = withContextLoader(loader, () -> createCodec(loader));

            assertThatIllegalStateException()
                    .isThrownBy(() -> withContextLoader(loader, () -> decode(codec, "[]")))
                    .withMessageStartingWith("the JSON-B implementation org.eclipse.yasson.JsonBindingProvider of the"
                            + " codec failed (java.lang.NoClassDefFoundError: ")
                    .withMessageEndingWith(ON_THE_CLASS_PATH);
        }
    }

    static Stream<Throwable> failuresOfAnInstance() {
        return Stream.of(
                new ServiceConfigurationError("not a subtype"),
                new NoClassDefFoundError("org/eclipse/parsson/JsonProviderImpl"),
                new JsonException("Provider not found", new ClassNotFoundException("JsonProviderImpl")),
                new JsonbException("internal", new ExceptionInInitializerError("parsson")));
    }

    @ParameterizedTest
    @MethodSource("failuresOfAnInstance")
    void aGivenInstanceThatFailsIsNotReportedAsInvalidJson(Throwable failure) {
        JsonbCodec codec = JsonbCodec.using(failing(failure));

        assertThatIllegalStateException()
                .isThrownBy(() -> codec.decode(json("[]")))
                .withMessageStartingWith("the JSON-B implementation ")
                .withMessageContaining(" of the codec failed (");
    }

    @Test
    void anExceptionOfAGivenInstanceAboutTheTextIsNotQuoted() {
        JsonbCodec codec = JsonbCodec.using(failing(new JsonbException("at secret", new JsonException("at secret"))));

        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(json("[]")))
                .withMessage("the text is not valid JSON (jakarta.json.bind.JsonbException)")
                .withNoCause();
    }

    @Test
    void anErrorThatIsNotAboutTheImplementationStaysAsItIs() {
        OutOfMemoryError error = new OutOfMemoryError();
        JsonbCodec codec = JsonbCodec.using(failing(error));

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> codec.decode(json("[]")))
                .satisfies(thrown -> assertThat(thrown).isSameAs(error));
    }

    private static ThrowableAssertAlternative<IllegalStateException> assertCreateFails(ClassLoader loader) {
        return assertThatIllegalStateException()
                .isThrownBy(() -> withContextLoader(loader, () -> createCodec(loader)));
    }

    private static Jsonb failing(Throwable failure) {
        return (Jsonb) Proxy.newProxyInstance(
                Jsonb.class.getClassLoader(), new Class<?>[] {Jsonb.class}, (proxy, method, arguments) -> {
                    throw failure;
                });
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
