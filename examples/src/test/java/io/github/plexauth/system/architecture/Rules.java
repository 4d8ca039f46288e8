package io.github.plexauth.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.github.plexauth.system.architecture.Places.from;
import static io.github.plexauth.system.architecture.Places.jdk;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.github.plexauth.system.architecture.Layers.Layer;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The table of all rules. */
final class Rules {

    private static final String CALLS_TRANSPORT = "call.Caller";
    private static final String CALLS_CODEC = "call.BodyDecoder";
    private static final String LOGS = "call.Attempt";
    private static final String READS_XML = "protocol.XmlTree";
    private static final List<String> GROUPS_OF_EXCEPTIONS =
            List.of("error.PlexException", "error.PlexStatusException", "error.PlexForbiddenException",
                    "error.PlexTransportException");

    /** The classes that the rules mention by their names. */
    static final List<String> NAMED = Stream.concat(
                    Stream.of(CALLS_TRANSPORT, CALLS_CODEC, LOGS, READS_XML, "port.HttpTransport", "port.JsonCodec"),
                    GROUPS_OF_EXCEPTIONS.stream())
            .toList();

    private static final List<Rule> OF_CODE = List.of(
            Rule.of("every class is in a layer", places -> classes()
                    .that(are(places.inLibrary()))
                    .should(be(Layers.ALL.stream()
                            .map(places::in)
                            .reduce((some, more) -> some.or(more))
                            .orElseThrow()
                            .as("in a layer")))
                    .because("a package without a layer is bound by few rules: add it to the layers first"),
                    "helpers"),
            Rule.of("no layer of core uses a layer above it", places -> classes()
                    .that(are(places.inCore()))
                    .should(places.useNoLayerAbove())
                    .because("packages in a cycle can only be understood, tested and changed together"),
                    "connect.KnowsRoot", "signin.KnowsRoot", "call.KnowsConnect", "usecase.KnowsRoot",
                    "protocol.KnowsUseCase", "jwt.KnowsUseCase",
                    "error.detail.KnowsProtocol", "clock.KnowsPort", "domain.KnowsPort", "check.KnowsDomain"),
            Rule.of("one class calls the transport", places -> noClasses()
                    .that(are(places.inCore()))
                    .and(are(not(places.is(CALLS_TRANSPORT))))
                    .and(are(not(places.is("port.HttpTransport"))))
                    .should()
                    .accessTargetWhere(target(owner(assignableTo(places.root() + ".port.HttpTransport"))))
                    .because("one place bounds the time and translates the failures of every call"),
                    "CallsTransport"),
            Rule.of("one class calls the codec", places -> noClasses()
                    .that(are(places.inCore()))
                    .and(are(not(places.is(CALLS_CODEC))))
                    .should()
                    .accessTargetWhere(target(owner(assignableTo(places.root() + ".port.JsonCodec"))))
                    .because("one place decides whether a body is JSON and translates the failures of the codec"),
                    "RefersToCodec"),
            Rule.of("one class logs", places -> noClasses()
                    .that(are(places.inLibrary()))
                    .and(are(not(places.is(LOGS))))
                    .should()
                    .dependOnClassesThat(are(from("org.slf4j..")))
                    .because("a call is one line in the log, and one place can be checked for secrets"),
                    "Logs"),
            Rule.of("one class reads XML", places -> noClasses()
                    .that(are(places.inLibrary()))
                    .and(are(not(places.is(READS_XML))))
                    .should()
                    .dependOnClassesThat(are(from("javax.xml..", "org.w3c.dom..", "org.xml.sax..")))
                    .because("it disables external entities, and a runtime without java.xml fails there only"),
                    "protocol.ReadsXml"),
            Rule.of("public classes are final", places -> classes()
                    .that(arePublic())
                    .and()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .areNotEnums()
                    .and(are(not(places.isOneOf(GROUPS_OF_EXCEPTIONS))))
                    .should()
                    .haveModifier(FINAL)
                    .because("a class that users can extend is hard to change; the exceptions are groups to catch"),
                    "CanBeExtended"),
            Rule.of("exported signatures show no hidden type", places -> noClasses()
                    .that(arePublic())
                    .and(are(places.inCore()))
                    .and(are(not(places.inHidden())))
                    .and(are(not(places.in(Layers.named("error.detail")))))
                    .should(Signatures.mention(places.inHidden()))
                    .because("users cannot name a type of a package that the module does not export"),
                    "ExtendsHiddenType", "HiddenBase.inherited", "ShowsHiddenTypes.field", "ShowsHiddenTypes.<init>",
                    "ShowsHiddenTypes.returnType", "ShowsHiddenTypes.typeParameter", "ShowsHiddenTypes.thrown",
                    "ShowsHiddenTypes.inherited", "ShowsHiddenTypes$Nested.nested"),
            Rule.of("the root package declares no checked exceptions", places -> noCodeUnits()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat(are(places.inRoot()).and(arePublic()))
                    .should()
                    .declareThrowableOfType(checked())
                    .because("every failure of a call is a PlexException, so a call fits in a lambda or a stream"),
                    "DeclaresChecked.ask", "ShowsHiddenTypes.thrown"),
            Rule.of("the library prints nothing", places -> noClasses()
                    .that(are(places.inLibrary()))
                    .should(ACCESS_STANDARD_STREAMS)
                    .because("the console belongs to the application"),
                    "protocol.Prints.print", "protocol.Prints.complain"),
            Rule.of("the library does not use java.util.logging", places -> noClasses()
                    .that(are(places.inLibrary()))
                    .should()
                    .dependOnClassesThat(are(from("java.util.logging..")))
                    .because("there is one logger, and SLF4J lets the application choose its backend"),
                    "protocol.UsesJavaUtilLogging"),
            Rule.of("core uses no reflection", places -> noClasses()
                    .that(are(places.inCore()))
                    .should()
                    .dependOnClassesThat(are(from("java.lang.reflect..", "java.lang.invoke..")
                            .or(belongToAnyOf(ClassLoader.class))))
                    .orShould()
                    .accessTargetWhere(target(owner(belongToAnyOf(Class.class))).and(target(name("forName"))))
                    .because("modules, native images and OSGi then need no configuration for this library"),
                    "protocol.Reflects", "protocol.FindsClass"),
            Rule.of("core loads no services", places -> noClasses()
                    .that(are(places.inCore()))
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ServiceLoader.class)
                    .because("the code of the application chooses transport and codec, and its class path does not"),
                    "LoadsServices"));

    private Rules() {}

    static Stream<Rule> all() {
        return Stream.concat(Layers.ALL.stream().map(Rules::ofLayer), OF_CODE.stream());
    }

    private static Rule ofLayer(Layer layer) {
        return new Rule(layer + " uses only " + layer.uses() + " and " + layer.libraries(),
                places -> usesOnlyWhatIsListed(layer, places), layer.caught());
    }

    private static ArchRule usesOnlyWhatIsListed(Layer layer, Places places) {
        DescribedPredicate<JavaClass> allowed = layer.uses().stream()
                .map(Layers::named)
                .map(places::in)
                .reduce(places.in(layer).or(jdk()).or(from(layer.libraries())), (some, more) -> some.or(more));
        return classes()
                .that(are(places.in(layer)))
                .should()
                .onlyDependOnClassesThat(are(allowed))
                .because("its line in the layers lists what it may use");
    }

    /** A nested class is only as public as the classes around it. */
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
