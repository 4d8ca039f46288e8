package io.github.plexauth.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.github.plexauth.examples.architecture.Places.from;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ServiceLoader;

/** What the code may do, and what its users may see of it. */
final class CodeRules {

    private final Places places;

    CodeRules(String root) {
        places = new Places(root);
    }

    ArchRule onlyExchangeLogs() {
        return noClasses()
                .that(places.inLibrary())
                .and(not(places.is("Exchange")))
                .should()
                .dependOnClassesThat(from("org.slf4j.."))
                .because("a call is one line in the log, and one place can be checked for secrets");
    }

    ArchRule onlyXmlTreeReadsXml() {
        return noClasses()
                .that(places.inLibrary())
                .and(not(places.is("wire.XmlTree")))
                .should()
                .dependOnClassesThat(from("javax.xml..", "org.w3c.dom..", "org.xml.sax.."))
                .because("external entities are switched off there, and a Java without java.xml fails there only");
    }

    ArchRule publicClassesAreFinal() {
        return classes()
                .that(arePublic())
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(not(places.is("error.PlexException")))
                .and(not(places.is("error.PlexApiException")))
                .and(not(places.is("error.PlexTransportException")))
                .should()
                .haveModifier(FINAL)
                .because("a class that users can extend can hardly be changed; the three exceptions are groups to catch");
    }

    ArchRule exportedSignaturesHideUseCaseAndWire() {
        return noClasses()
                .that(arePublic())
                .and(places.inRoot().or(places.in("domain", "error", "port")))
                .should(Signatures.mention(places.in("usecase", "wire")))
                .because("users cannot name a type of a package that the module does not export");
    }

    ArchRule rootDeclaresNoCheckedExceptions() {
        return noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(places.inRoot().and(arePublic()))
                .should()
                .declareThrowableOfType(checked())
                .because("every failure of a call is a PlexException, so that a call fits in a lambda or a stream");
    }

    ArchRule libraryPrintsNothing() {
        return noClasses()
                .that(places.inLibrary())
                .should(ACCESS_STANDARD_STREAMS)
                .because("the console is the application's");
    }

    ArchRule libraryUsesNoJavaUtilLogging() {
        return noClasses()
                .that(places.inLibrary())
                .should()
                .dependOnClassesThat(from("java.util.logging.."))
                .because("there is one logger, and SLF4J lets the application choose what is behind it");
    }

    ArchRule coreUsesNoReflection() {
        return noClasses()
                .that(places.inCore())
                .should()
                .dependOnClassesThat(from("java.lang.reflect..", "java.lang.invoke.."))
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
                .orShould()
                .callMethod(ClassLoader.class, "loadClass", String.class)
                .because("modules, native images and OSGi then need no configuration for this library");
    }

    ArchRule coreLoadsNoServices() {
        return noClasses()
                .that(places.inCore())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ServiceLoader.class)
                .because("which transport and codec are used is said in the application's code, not by its class path");
    }

    /** A nested class is as public as the least public class around it. */
    private static DescribedPredicate<JavaClass> arePublic() {
        return describe("are public", javaClass -> javaClass.getModifiers().contains(PUBLIC)
                && javaClass.getEnclosingClass().map(arePublic()::test).orElse(true));
    }

    private static DescribedPredicate<JavaClass> checked() {
        return describe(
                "checked",
                thrown -> !thrown.isAssignableTo(RuntimeException.class) && !thrown.isAssignableTo(Error.class));
    }
}
