package io.github.plexauth.examples.architecture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Each rule fails on a fixture that breaks it, and names the fixture. */
class RulesCatchViolationsTest {

    private static final String ROOT = "io.github.plexauth.examples.architecture.broken";
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(ROOT);

    private final DirectionRules direction = new DirectionRules(ROOT);
    private final CodeRules code = new CodeRules(ROOT);

    @Test
    void everyClassHasAPlace() {
        assertCaught(direction.everyClassHasAPlace(), "helpers.HasNoPlace");
    }

    @Test
    void domainKnowsOnlyTheJdk() {
        assertCaught(direction.domainKnowsOnlyTheJdk(), "domain.KnowsPort");
    }

    @Test
    void errorKnowsDomain() {
        assertCaught(direction.errorKnowsDomain(), "error.KnowsPort");
    }

    @Test
    void portKnowsOnlyTheJdk() {
        assertCaught(direction.portKnowsOnlyTheJdk(), "port.KnowsDomain");
    }

    @Test
    void wireKnowsPortDomainAndError() {
        assertCaught(direction.wireKnowsPortDomainAndError(), "wire.KnowsUseCase");
    }

    @Test
    void useCaseKnowsWirePortDomainAndError() {
        assertCaught(direction.useCaseKnowsWirePortDomainAndError(), "usecase.KnowsRoot");
    }

    @Test
    void nothingBelowKnowsTheRoot() {
        assertCaught(direction.nothingBelowKnowsTheRoot(), "usecase.KnowsRoot");
    }

    @Test
    void packagesOfCoreHaveNoCycles() {
        assertCaught(direction.packagesOfCoreHaveNoCycles(), "domain.KnowsPort", "port.KnowsDomain");
    }

    @Test
    void onlyExchangeCallsThePorts() {
        assertCaught(direction.onlyExchangeCallsThePorts(), "CallsTransport", "RefersToCodec");
    }

    @Test
    void jdkTransportKnowsPortAndJavaNetHttp() {
        assertCaught(
                direction.jdkTransportKnowsPortAndJavaNetHttp(),
                "transport.jdk.KnowsDomain",
                "transport.jdk.KnowsAdapter",
                "transport.jdk.UsesJakartaJson");
    }

    @Test
    void httpClientTransportKnowsPortAndHttpClient() {
        assertCaught(
                direction.httpClientTransportKnowsPortAndHttpClient(),
                "transport.httpclient.KnowsError",
                "transport.httpclient.KnowsAdapter",
                "transport.httpclient.UsesJavaNetHttp");
    }

    @Test
    void jsonbCodecKnowsPortAndJsonb() {
        assertCaught(
                direction.jsonbCodecKnowsPortAndJsonb(),
                "json.jsonb.KnowsWire",
                "json.jsonb.KnowsAdapter",
                "json.jsonb.UsesJavaNetHttp");
    }

    @Test
    void nothingKnowsTheExamples() {
        assertCaught(direction.nothingKnowsTheExamples(), "port.KnowsExamples");
    }

    @Test
    void coreUsesNoLibraryButSlf4j() {
        assertCaught(direction.coreUsesNoLibraryButSlf4j(), "UsesJakartaJson");
    }

    @Test
    void onlyExchangeLogs() {
        assertCaught(code.onlyExchangeLogs(), "Logs");
    }

    @Test
    void onlyXmlTreeReadsXml() {
        assertCaught(code.onlyXmlTreeReadsXml(), "wire.ReadsXml");
    }

    @Test
    void publicClassesAreFinal() {
        assertCaught(code.publicClassesAreFinal(), "CanBeExtended");
    }

    @Test
    void exportedSignaturesHideUseCaseAndWire() {
        assertCaught(
                code.exportedSignaturesHideUseCaseAndWire(),
                "ShowsInnerTypes is seen: as ",
                "ShowsInnerTypes.field with ",
                "ShowsInnerTypes.<init>(java.util.List) with ",
                "ShowsInnerTypes.get() with ",
                "ShowsInnerTypes.typeParameter() with ",
                "ShowsInnerTypes.declaresThrown() with ",
                "ShowsInnerTypes$Nested.nested() with ",
                "HiddenBase.inherited() with ");
    }

    @Test
    void rootDeclaresNoCheckedExceptions() {
        assertCaught(code.rootDeclaresNoCheckedExceptions(), "DeclaresChecked.ask()");
    }

    @Test
    void libraryPrintsNothing() {
        assertCaught(code.libraryPrintsNothing(), "wire.Prints.print()", "wire.Prints.complain()");
    }

    @Test
    void libraryUsesNoJavaUtilLogging() {
        assertCaught(code.libraryUsesNoJavaUtilLogging(), "wire.UsesJavaUtilLogging");
    }

    @Test
    void coreUsesNoReflection() {
        assertCaught(code.coreUsesNoReflection(), "wire.Reflects", "wire.FindsClass");
    }

    @Test
    void coreLoadsNoServices() {
        assertCaught(code.coreLoadsNoServices(), "LoadsServices");
    }

    private static void assertCaught(ArchRule rule, String... names) {
        for (String name : names) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> rule.check(FIXTURES))
                    .withMessageContaining(ROOT + "." + name);
        }
    }
}
