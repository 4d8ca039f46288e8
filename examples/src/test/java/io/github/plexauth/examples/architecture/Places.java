package io.github.plexauth.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/**
 * Where things are, below a root package: the library's own, or that of the fixtures which break the rules.
 *
 * @param root the package of PlexAuth
 */
record Places(String root) {

    /** In one of the packages with these names below the root, however deep. */
    DescribedPredicate<JavaClass> in(String... names) {
        return resideInAnyPackage(
                        Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new))
                .as("in " + String.join(", ", names));
    }

    /** In the package of PlexAuth itself. */
    DescribedPredicate<JavaClass> inRoot() {
        return resideInAPackage(root).as("in the root package");
    }

    /** In core: whatever is neither an adapter nor an example, so that a new package is in core too. */
    DescribedPredicate<JavaClass> inCore() {
        return resideInAPackage(root + "..").and(not(in("transport", "json", "examples"))).as("in core");
    }

    /** In what is published: everything but the examples. */
    DescribedPredicate<JavaClass> inLibrary() {
        return resideInAPackage(root + "..").and(not(in("examples"))).as("in the library");
    }

    /** The class with this name below the root, or one nested in it. */
    DescribedPredicate<JavaClass> is(String name) {
        return belongTo(name(root + "." + name)).as(name);
    }

    /** In what every class may use: the JDK, but for its HTTP client, which is the library of an adapter. */
    static DescribedPredicate<JavaClass> jdk() {
        return from("java..", "javax.net.ssl..", "org.jspecify..")
                .and(not(from("java.net.http..")))
                .as("in the JDK, its HTTP client excepted");
    }

    /** In one of these packages of somebody else's. */
    static DescribedPredicate<JavaClass> from(String... packages) {
        return resideInAnyPackage(packages).as("in " + String.join(", ", packages));
    }
}
