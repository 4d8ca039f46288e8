package io.github.plexauth.system.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The packages of the library, from top to bottom, and what each of them may use besides itself and the JDK. */
final class Layers {

    /** The package of {@code PlexAuth}. */
    static final String ROOT = "";

    private static final String SLF4J = "org.slf4j..";
    private static final String XML = "javax.xml.stream..";

    static final List<Layer> ALL = List.of(
            layer("transport.jdk").uses("port").libraries("java.net.http..")
                    .mustCatch("KnowsDomain", "KnowsAdapter", "UsesJakartaJson"),
            layer("transport.httpclient").uses("port").libraries("org.apache.hc..")
                    .mustCatch("KnowsError", "KnowsAdapter", "UsesJavaNetHttp"),
            layer("json.jsonb").uses("port").libraries("jakarta.json..")
                    .mustCatch("KnowsProtocol", "KnowsAdapter", "UsesJavaNetHttp"),

            layer(ROOT).uses("connect", "signin", "call", "jwt", "usecase", "protocol", "error", "error.detail", "port",
                            "domain", "check")
                    .mustCatch("UsesJakartaJson", "Logs"),
            layer("connect").uses("protocol", "clock", "error", "error.detail", "domain", "check")
                    .mustCatch("KnowsCall", "KnowsRoot"),
            layer("signin").uses("error", "error.detail", "port", "clock", "domain")
                    .mustCatch("KnowsCall", "KnowsRoot"),
            layer("call").uses("usecase", "protocol", "error", "error.detail", "port", "clock", "domain", "check")
                    .libraries(SLF4J)
                    .mustCatch("KnowsConnect"),
            layer("usecase").uses("jwt", "protocol", "domain", "check")
                    .mustCatch("KnowsRoot"),
            layer("protocol").uses("error", "error.detail", "port", "domain", "check").libraries(XML)
                    .mustCatch("KnowsUseCase"),
            layer("jwt").uses("port", "check")
                    .mustCatch("KnowsUseCase"),
            layer("error").uses("error.detail", "domain")
                    .mustCatch("KnowsPort"),
            layer("error.detail")
                    .mustCatch("KnowsProtocol"),
            layer("port").uses("clock", "check")
                    .mustCatch("KnowsDomain", "KnowsExamples"),
            layer("clock")
                    .mustCatch("KnowsPort"),
            layer("domain").uses("check")
                    .mustCatch("KnowsPort"),
            layer("check")
                    .mustCatch("KnowsDomain"));

    /**
     * The packages of core whose types no exported signature may show.
     *
     * <p>{@code error.detail} is not exported either. The exceptions have factories that take its types, so that only
     * the library can call them.
     */
    static final Set<String> HIDDEN = Set.of("connect", "signin", "call", "usecase", "protocol", "jwt", "clock",
            "check");

    /**
     * A package without its subpackages.
     *
     * @param name      below the root package
     * @param uses      the other layers that it may use
     * @param libraries the packages that it may use besides the JDK
     * @param caught    the fixtures in this package that use more
     */
    record Layer(String name, List<String> uses, List<String> libraries, List<String> caught) {

        private Layer uses(String... layers) {
            return new Layer(name, List.of(layers), libraries, caught);
        }

        private Layer libraries(String... packages) {
            return new Layer(name, uses, List.of(packages), caught);
        }

        private Layer mustCatch(String... fixtures) {
            return new Layer(name, uses, libraries, Arrays.stream(fixtures)
                    .map(fixture -> name.equals(ROOT) ? fixture : name + "." + fixture)
                    .toList());
        }

        /** A package and its subpackages belong together: they may use each other in both directions. */
        boolean belongsTogetherWith(Layer other) {
            return !name.equals(ROOT) && first(name).equals(first(other.name));
        }

        private static String first(String name) {
            return name.split("\\.")[0];
        }

        @Override
        public String toString() {
            return name.equals(ROOT) ? "the root package" : name;
        }
    }

    private Layers() {}

    private static Layer layer(String name) {
        return new Layer(name, List.of(), List.of(), List.of());
    }

    static Layer named(String name) {
        return ALL.stream().filter(layer -> layer.name.equals(name)).findFirst().orElseThrow();
    }
}
