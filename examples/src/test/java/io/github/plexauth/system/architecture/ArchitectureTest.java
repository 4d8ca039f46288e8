package io.github.plexauth.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.plexauth.system.architecture.Layers.Layer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule holds in all five modules, and catches exactly the fixtures that break it. */
class ArchitectureTest {

    private static final Places LIBRARY = new Places("io.github.plexauth");
    private static final Places BROKEN = new Places("io.github.plexauth.system.architecture.broken");

    // Maven's test phase has the other modules as folders, its verify phase as jars: both are read without their tests.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(LIBRARY.root());

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN.root());

    /** The origin of a violation: a class or a member, without its parameters. */
    private static final Pattern ORIGIN =
            Pattern.compile("^[^<]*<" + Pattern.quote(BROKEN.root()) + "\\.([\\w.$]+(?:<init>)?)", Pattern.MULTILINE);

    static Stream<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theLibraryKeepsTheRule(Rule rule) {
        rule.rule().apply(LIBRARY).allowEmptyShould(false).check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theRuleCatchesItsFixturesAndNoOthers(Rule rule) {
        List<String> violations =
                rule.rule().apply(BROKEN).evaluate(FIXTURES).getFailureReport().getDetails();
        Set<String> origins = violations.stream()
                .flatMap(violation -> ORIGIN.matcher(violation).results())
                .map(origin -> origin.group(1))
                .collect(Collectors.toSet());

        assertThat(rule.caught()).isNotEmpty().allSatisfy(
                name -> assertThat(origins).anyMatch(origin -> isPartOf(name, origin)));
        assertThat(origins).allSatisfy(
                origin -> assertThat(rule.caught()).anyMatch(name -> isPartOf(name, origin)));
    }

    private static boolean isPartOf(String name, String origin) {
        return origin.equals(name) || origin.startsWith(name + ".") || origin.startsWith(name + "$");
    }

    static Stream<Layer> layers() {
        return Layers.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theLayersPointDown(Layer layer) {
        assertThat(layer.uses())
                .extracting(Layers::named)
                .allSatisfy(used -> assertThat(used.belongsTogetherWith(layer)
                                || Layers.ALL.indexOf(used) > Layers.ALL.indexOf(layer))
                        .as("%s is below %s", used, layer)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlexAuth",
                "transport.jdk.JdkHttpTransport",
                "transport.httpclient.ApacheHttpTransport",
                "json.jsonb.JsonbCodec",
                "examples.Quickstart"
            })
    void everyModuleIsChecked(String name) {
        assertThat(CLASSES.contain(LIBRARY.root() + "." + name)).isTrue();
    }

    /** The jar with the classifier "server" contains only this package, and its users have no other jar. */
    @Test
    void theDemoServersUseOnlyTheJdk() {
        String servers = LIBRARY.root() + ".examples.server";
        classes().that().resideInAPackage(servers)
                .should().onlyDependOnClassesThat().resideInAnyPackage(servers, "java..", "com.sun.net.httpserver..")
                .check(CLASSES);
    }

    static Stream<String> namedClasses() {
        return Rules.NAMED.stream();
    }

    /** A rule about a class that was renamed would always hold. */
    @ParameterizedTest
    @MethodSource("namedClasses")
    void classesThatTheRulesNameExist(String name) {
        assertThat(CLASSES.contain(LIBRARY.root() + "." + name)).isTrue();
    }

    @Test
    void noTestIsChecked() {
        assertThat(CLASSES)
                .noneMatch(javaClass -> javaClass.getName().endsWith("Test"))
                .noneMatch(javaClass -> javaClass.getPackageName().equals(LIBRARY.root() + ".contract"));
    }
}
