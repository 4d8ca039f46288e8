package io.github.plexauth.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
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
                .that(are(places.inLibrary()))
                .and(are(not(places.is("Exchange"))))
                .should()
                .dependOnClassesThat(are(from("org.slf4j..")))
                .because("a call is one line in the log, and one place can be checked for secrets");
    }

    ArchRule onlyXmlTreeReadsXml() {
        return noClasses()
                .that(are(places.inLibrary()))
                .and(are(not(places.is("wire.XmlTree"))))
                .should()
                .dependOnClassesThat(are(from("javax.xml..", "org.w3c.dom..", "org.xml.sax..")))
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
                .and(are(not(places.is("error.PlexException"))))
                .and(are(not(places.is("error.PlexApiException"))))
                .and(are(not(places.is("error.PlexTransportException"))))
                .should()
                .haveModifier(FINAL)
                .because("a class that users can extend can hardly change; the three exceptions are groups to catch");
    }

    ArchRule exportedSignaturesHideUseCaseAndWire() {
        return noClasses()
                .that(arePublic())
                .and(are(places.inRoot().or(places.in("domain", "error", "port"))))
                .should(Signatures.mention(places.in("usecase", "wire")))
                .because("users cannot name a type of a package that the module does not export");
    }

    ArchRule rootDeclaresNoCheckedExceptions() {
        return noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(are(places.inRoot()).and(arePublic()))
                .should()
                .declareThrowableOfType(checked())
                .because("every failure of a call is a PlexException, so that a call fits in a lambda or a stream");
    }

    ArchRule libraryPrintsNothing() {
        return noClasses()
                .that(are(places.inLibrary()))
                .should(ACCESS_STANDARD_STREAMS)
                .because("the console is the application's");
    }

    ArchRule libraryUsesNoJavaUtilLogging() {
        return noClasses()
                .that(are(places.inLibrary()))
                .should()
                .dependOnClassesThat(are(from("java.util.logging..")))
                .because("there is one logger, and SLF4J lets the application choose what is behind it");
    }

    ArchRule coreUsesNoReflection() {
        return noClasses()
                .that(are(places.inCore()))
                .should()
                .dependOnClassesThat(are(from("java.lang.reflect..", "java.lang.invoke..")
                        .or(belongToAnyOf(ClassLoader.class))))
                .orShould()
                .accessTargetWhere(target(owner(belongToAnyOf(Class.class))).and(target(name("forName"))))
                .because("modules, native images and OSGi then need no configuration for this library");
    }

    ArchRule coreLoadsNoServices() {
        return noClasses()
                .that(are(places.inCore()))
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
