package io.github.plexauth.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.stream.Stream;

/** What users of a class see of it: its public and protected members, inherited ones too, and its supertypes. */
final class Signatures {

    private Signatures() {}

    /** True of a class that shows one of these types, be it as an argument of a generic type. */
    static ArchCondition<JavaClass> mention(DescribedPredicate<JavaClass> types) {
        return new ArchCondition<>("mention in their signatures types " + types.getDescription()) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                report(javaClass, "its own declaration", declaration(javaClass));
                Stream.of(javaClass.getAllFields(), javaClass.getConstructors(), javaClass.getAllMethods())
                        .flatMap(Collection::stream)
                        .filter(Signatures::isVisible)
                        .forEach(member -> report(javaClass, member.getDescription(), types(member)));
            }

            private void report(JavaClass javaClass, String where, Stream<JavaClass> mentioned) {
                for (JavaClass type : mentioned.filter(types).collect(toSet())) {
                    events.add(SimpleConditionEvent.satisfied(
                            javaClass, javaClass.getName() + " mentions " + type.getName() + " in " + where));
                }
            }
        };
    }

    private static Stream<JavaClass> declaration(JavaClass javaClass) {
        Stream<JavaType> supertypes =
                Stream.concat(javaClass.getSuperclass().stream(), javaClass.getInterfaces().stream());
        return Stream.concat(supertypes, javaClass.getTypeParameters().stream())
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(PUBLIC) || member.getModifiers().contains(PROTECTED);
    }

    private static Stream<JavaClass> types(JavaMember member) {
        Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                : Stream.empty();
        return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
    }
}
