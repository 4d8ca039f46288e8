package io.github.plexauth.system.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.json.jsonb.JsonbCodec;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API of the published modules is the one in the file plexauth-api.txt. */
class PublicApiTest {

    private static final Path FILE = Path.of("src", "test", "resources", "plexauth-api.txt");

    private static final List<PublicApi> MODULES = Stream.of(
                    PlexAuth.class, JdkHttpTransport.class, ApacheHttpTransport.class, JsonbCodec.class)
            .map(PublicApi::with)
            .toList();

    @Test
    void theApiIsTheOneInTheFile() throws IOException {
        List<String> api = new ArrayList<>();
        for (PublicApi module : MODULES) {
            api.addAll(module.lines());
            api.add("");
        }
        api.remove(api.size() - 1);
        if (Boolean.getBoolean("api.update")) {
            Files.write(FILE, api);
        }

        assertThat(ApiDifference.between(Files.readAllLines(FILE), api))
                .as("changes of the public API. If they are intended, write plexauth-api.txt with%n%n"
                        + "  mvn -ntp test -pl examples -am -Dtest=PublicApiTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true%n%n"
                        + "commit it, and describe the changes in CHANGELOG.md.")
                .isEmpty();
    }

    /** Without the compiler's option -parameters, Kotlin and IDEs show p0 or arg0. */
    @Test
    void theParametersHaveNames() {
        assertThat(MODULES).allSatisfy(module -> assertThat(module.executables().map(Executable::getParameters)
                        .flatMap(Stream::of))
                .isNotEmpty()
                .allMatch(Parameter::isNamePresent));
    }
}
