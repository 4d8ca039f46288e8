package io.github.plexauth.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import io.github.plexauth.system.architecture.Layers.Layer;
import java.util.List;
import java.util.Optional;

/**
 * Where classes are, below a root package: that of the library, or that of the fixtures.
 *
 * @param root the package of PlexAuth
 */
record Places(String root) {

    /** In this package, and not in its subpackages. */
    DescribedPredicate<JavaClass> in(Layer layer) {
        return resideInAPackage(packageOf(layer)).as("in " + layer);
    }

    private String packageOf(Layer layer) {
        return layer.name().equals(Layers.ROOT) ? root : root + "." + layer.name();
    }

    DescribedPredicate<JavaClass> inRoot() {
        return in(Layers.named(Layers.ROOT));
    }

    /** In a package of core that the module does not export. */
    DescribedPredicate<JavaClass> inHidden() {
        return Layers.HIDDEN.stream()
                .map(Layers::named)
                .map(this::in)
                .reduce((some, more) -> some.or(more))
                .orElseThrow();
    }

    /** In neither an adapter nor an example, so that a new package is in core too. */
    DescribedPredicate<JavaClass> inCore() {
        return inLibrary().and(not(resideInAnyPackage(root + ".transport..", root + ".json.."))).as("in core");
    }

    /** In what is published: everything except the examples. */
    DescribedPredicate<JavaClass> inLibrary() {
        return resideInAPackage(root + "..").and(not(resideInAPackage(root + ".examples.."))).as("in the library");
    }

    /** The class with this name below the root, or one nested in it. */
    DescribedPredicate<JavaClass> is(String name) {
        return belongTo(name(root + "." + name)).as(name);
    }

    DescribedPredicate<JavaClass> isOneOf(List<String> names) {
        return names.stream().map(this::is).reduce((some, more) -> some.or(more)).orElseThrow();
    }

    ArchCondition<JavaClass> useNoLayerAbove() {
        return new ArchCondition<>("use no layer above their own") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                    if (pointsUp(javaClass, dependency.getTargetClass())) {
                        events.add(violated(javaClass, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private boolean pointsUp(JavaClass from, JavaClass to) {
        Optional<Layer> own = layerOf(from);
        Optional<Layer> used = layerOf(to);
        return own.isPresent()
                && used.isPresent()
                && Layers.ALL.indexOf(used.get()) < Layers.ALL.indexOf(own.get())
                && !own.get().belongsTogetherWith(used.get());
    }

    private Optional<Layer> layerOf(JavaClass javaClass) {
        return Layers.ALL.stream().filter(layer -> in(layer).test(javaClass)).findFirst();
    }

    /** What every class may use: the JDK, except its HTTP client, which is the library of an adapter. */
    static DescribedPredicate<JavaClass> jdk() {
        return from("java..", "javax.net.ssl..", "org.jspecify..")
                .and(not(from("java.net.http..")))
                .as("in the JDK except its HTTP client");
    }

    /** In one of these packages outside the library. */
    static DescribedPredicate<JavaClass> from(String... packages) {
        return from(List.of(packages));
    }

    static DescribedPredicate<JavaClass> from(List<String> packages) {
        return packages.isEmpty()
                ? describe("nowhere", javaClass -> false)
                : resideInAnyPackage(packages.toArray(String[]::new)).as("in " + String.join(", ", packages));
    }
}
