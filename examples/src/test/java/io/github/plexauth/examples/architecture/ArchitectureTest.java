package io.github.plexauth.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules hold in all five modules. */
class ArchitectureTest {

    private static final String ROOT = "io.github.plexauth";

    // The other modules are folders in mvn test and jars in mvn verify: both are read, without their tests.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(ROOT);

    private final DirectionRules direction = new DirectionRules(ROOT);
    private final CodeRules code = new CodeRules(ROOT);

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
        assertThat(CLASSES.contain(ROOT + "." + name)).isTrue();
    }

    /** A rule about a class that has another name by now would hold for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exchange",
                "port.HttpTransport",
                "port.JsonCodec",
                "wire.XmlTree",
                "error.PlexException",
                "error.PlexApiException",
                "error.PlexTransportException"
            })
    void classesThatTheRulesNameExist(String name) {
        assertThat(CLASSES.contain(ROOT + "." + name)).isTrue();
    }

    @Test
    void noTestIsChecked() {
        assertThat(CLASSES)
                .noneMatch(javaClass -> javaClass.getName().endsWith("Test"))
                .noneMatch(javaClass -> javaClass.getPackageName().equals(ROOT + ".contract"));
    }

    @Test
    void everyClassHasAPlace() {
        direction.everyClassHasAPlace().check(CLASSES);
    }

    @Test
    void domainKnowsOnlyTheJdk() {
        direction.domainKnowsOnlyTheJdk().check(CLASSES);
    }

    @Test
    void errorKnowsDomain() {
        direction.errorKnowsDomain().check(CLASSES);
    }

    @Test
    void portKnowsOnlyTheJdk() {
        direction.portKnowsOnlyTheJdk().check(CLASSES);
    }

    @Test
    void wireKnowsPortDomainAndError() {
        direction.wireKnowsPortDomainAndError().check(CLASSES);
    }

    @Test
    void useCaseKnowsWirePortDomainAndError() {
        direction.useCaseKnowsWirePortDomainAndError().check(CLASSES);
    }

    @Test
    void nothingBelowKnowsTheRoot() {
        direction.nothingBelowKnowsTheRoot().check(CLASSES);
    }

    @Test
    void packagesOfCoreHaveNoCycles() {
        direction.packagesOfCoreHaveNoCycles().check(CLASSES);
    }

    @Test
    void onlyExchangeCallsThePorts() {
        direction.onlyExchangeCallsThePorts().check(CLASSES);
    }

    @Test
    void jdkTransportKnowsPortAndJavaNetHttp() {
        direction.jdkTransportKnowsPortAndJavaNetHttp().check(CLASSES);
    }

    @Test
    void httpClientTransportKnowsPortAndHttpClient() {
        direction.httpClientTransportKnowsPortAndHttpClient().check(CLASSES);
    }

    @Test
    void jsonbCodecKnowsPortAndJsonb() {
        direction.jsonbCodecKnowsPortAndJsonb().check(CLASSES);
    }

    @Test
    void nothingKnowsTheExamples() {
        direction.nothingKnowsTheExamples().check(CLASSES);
    }

    @Test
    void coreUsesNoLibraryButSlf4j() {
        direction.coreUsesNoLibraryButSlf4j().check(CLASSES);
    }

    @Test
    void onlyExchangeLogs() {
        code.onlyExchangeLogs().check(CLASSES);
    }

    @Test
    void onlyXmlTreeReadsXml() {
        code.onlyXmlTreeReadsXml().check(CLASSES);
    }

    @Test
    void publicClassesAreFinal() {
        code.publicClassesAreFinal().check(CLASSES);
    }

    @Test
    void exportedSignaturesHideUseCaseAndWire() {
        code.exportedSignaturesHideUseCaseAndWire().check(CLASSES);
    }

    @Test
    void rootDeclaresNoCheckedExceptions() {
        code.rootDeclaresNoCheckedExceptions().check(CLASSES);
    }

    @Test
    void libraryPrintsNothing() {
        code.libraryPrintsNothing().check(CLASSES);
    }

    @Test
    void libraryUsesNoJavaUtilLogging() {
        code.libraryUsesNoJavaUtilLogging().check(CLASSES);
    }

    @Test
    void coreUsesNoReflection() {
        code.coreUsesNoReflection().check(CLASSES);
    }

    @Test
    void coreLoadsNoServices() {
        code.coreLoadsNoServices().check(CLASSES);
    }
}
