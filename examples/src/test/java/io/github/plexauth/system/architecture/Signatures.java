package io.github.plexauth.system.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.stream.Stream;

/** What users see of a class: its supertypes, and its public and protected members, including inherited ones. */
final class Signatures {

    private Signatures() {}

    /** Holds for a class that shows one of these types, also as an argument of a generic type. */
    static ArchCondition<JavaClass> mention(DescribedPredicate<JavaClass> types) {
        return new ArchCondition<>("mention types " + types.getDescription() + " in their signatures") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                Stream.concat(
                                ofDeclaration(javaClass)
                                        .filter(types)
                                        .map(type -> message("Class", javaClass.getName(), type)),
                                members(javaClass).flatMap(member -> ofMember(member)
                                        .filter(types)
                                        .map(type -> message("Member", member.getFullName(), type))))
                        .distinct()
                        .forEach(message -> events.add(satisfied(javaClass, message)));
            }
        };
    }

    private static String message(String kind, String name, JavaClass type) {
        return kind + " <" + name + "> shows <" + type.getName() + ">";
    }

    private static Stream<JavaClass> ofDeclaration(JavaClass javaClass) {
        return Stream.<Collection<? extends JavaType>>of(
                        javaClass.getSuperclass().stream().toList(),
                        javaClass.getInterfaces(),
                        javaClass.getTypeParameters())
                .flatMap(Collection::stream)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaMember> members(JavaClass javaClass) {
        return Stream.<Collection<? extends JavaMember>>of(
                        javaClass.getAllFields(), javaClass.getConstructors(), javaClass.getAllMethods())
                .flatMap(Collection::stream)
                .filter(member -> member.getModifiers().contains(PUBLIC)
                        || member.getModifiers().contains(PROTECTED))
                .map(JavaMember.class::cast);
    }

    private static Stream<JavaClass> ofMember(JavaMember member) {
        Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                : Stream.empty();
        return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
    }
}
