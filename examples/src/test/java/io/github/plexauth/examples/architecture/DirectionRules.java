package io.github.plexauth.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.plexauth.examples.architecture.Places.from;
import static io.github.plexauth.examples.architecture.Places.jdk;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Who may know whom: {@code PlexAuth, Exchange -> usecase -> wire -> port}; all of them may use domain and error; an
 * adapter knows port; the examples know everything.
 */
final class DirectionRules {

    private final Places places;

    DirectionRules(String root) {
        places = new Places(root);
    }

    ArchRule everyClassHasAPlace() {
        return classes()
                .that(are(places.inLibrary()))
                .should(be(places.inRoot()
                        .or(places.in("domain", "error", "port", "wire", "usecase"))
                        .or(places.in("transport.jdk", "transport.httpclient", "json.jsonb"))))
                .because("a package that the rules do not know is bound by few of them: write rules for it first");
    }

    ArchRule domainKnowsOnlyTheJdk() {
        return classes()
                .that(are(places.in("domain")))
                .should()
                .onlyDependOnClassesThat(are(places.in("domain").or(jdk())))
                .because("values are what the rest is written in: nothing that the rest changes may change them");
    }

    ArchRule errorKnowsDomain() {
        return classes()
                .that(are(places.in("error")))
                .should()
                .onlyDependOnClassesThat(are(places.in("error").or(places.in("domain")).or(jdk())))
                .because("applications catch, log and serialize exceptions: these carry values only");
    }

    ArchRule portKnowsOnlyTheJdk() {
        return classes()
                .that(are(places.in("port")))
                .should()
                .onlyDependOnClassesThat(are(places.in("port").or(jdk())))
                .because("whoever writes an adapter shall have to learn bytes, headers and time limits, not Plex");
    }

    ArchRule wireKnowsPortDomainAndError() {
        return classes()
                .that(are(places.in("wire")))
                .should()
                .onlyDependOnClassesThat(are(places.in("wire", "port", "domain", "error")
                        .or(jdk())
                        .or(from("javax.xml.stream.."))))
                .because("how the protocol is spelled does not depend on what is asked, nor on who asks");
    }

    ArchRule useCaseKnowsWirePortDomainAndError() {
        return classes()
                .that(are(places.in("usecase")))
                .should()
                .onlyDependOnClassesThat(are(places.in("usecase", "wire", "port", "domain", "error").or(jdk())))
                .because("a use case is two pure functions: it does not know how, when or how often it is run");
    }

    ArchRule nothingBelowKnowsTheRoot() {
        return noClasses()
                .that(are(places.inLibrary()))
                .and(are(not(places.inRoot())))
                .should()
                .dependOnClassesThat(are(places.inRoot()))
                .because("the root package puts the parts together, so no part can need it");
    }

    ArchRule packagesOfCoreHaveNoCycles() {
        return slices()
                .assignedFrom(packagesOfCore())
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood, tested and changed together");
    }

    ArchRule onlyExchangeCallsThePorts() {
        return noClasses()
                .that(are(places.inCore()))
                .and(are(not(places.is("Exchange"))))
                .and(are(not(places.is("port.HttpTransport"))))
                .and(are(not(places.is("port.ThreadPerCall"))))
                .should()
                .accessTargetWhere(target(owner(assignableTo(places.root() + ".port.HttpTransport")
                        .or(assignableTo(places.root() + ".port.JsonCodec")))))
                .because("one place bounds the time, logs and turns failures into exceptions, for every question");
    }

    ArchRule jdkTransportKnowsPortAndJavaNetHttp() {
        return adapter("transport.jdk", from("java.net.http.."));
    }

    ArchRule httpClientTransportKnowsPortAndHttpClient() {
        return adapter("transport.httpclient", from("org.apache.hc.."));
    }

    ArchRule jsonbCodecKnowsPortAndJsonb() {
        return adapter("json.jsonb", from("jakarta.json.."));
    }

    ArchRule nothingKnowsTheExamples() {
        return noClasses()
                .that(are(places.inLibrary()))
                .should()
                .dependOnClassesThat(are(places.in("examples")))
                .because("the examples show the library and are not published");
    }

    ArchRule coreUsesNoLibraryButSlf4j() {
        return classes()
                .that(are(places.inCore()))
                .should()
                .onlyDependOnClassesThat(are(places.inCore()
                        .or(jdk())
                        .or(from("javax.xml.stream..", "org.slf4j.."))))
                .because("a user picks the HTTP client and the JSON library, and gets no other with core");
    }

    private ArchRule adapter(String name, DescribedPredicate<JavaClass> library) {
        return classes()
                .that(are(places.in(name)))
                .should()
                .onlyDependOnClassesThat(are(places.in(name, "port").or(library).or(jdk())))
                .because("an adapter translates between port and one library: more of ours would tie it to Plex, and"
                        + " another adapter or its library would reach the class path of users who picked this one");
    }

    private SliceAssignment packagesOfCore() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return places.inCore().test(javaClass)
                        ? SliceIdentifier.of(javaClass.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of core";
            }
        };
    }
}
