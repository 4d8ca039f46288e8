package io.github.plexauth.system.api;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Stream;

/** The declarations of types and their members, as a line of Java each. */
final class Signatures {

    /** What a caller does not see. */
    private static final int INNER_MODIFIERS = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT;

    private Signatures() {}

    static String of(Class<?> type) {
        return annotations(type.getAnnotations()) + modifiers(type) + kind(type) + " " + name(type)
                + typeParameters(type.getTypeParameters())
                + (type.isRecord() ? components(type.getRecordComponents()) : "")
                + superclass(type)
                + list(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces())
                + (type.isSealed() ? list(" permits ", type.getPermittedSubclasses()) : "");
    }

    static String of(Field field) {
        int inner = Modifier.TRANSIENT | Modifier.VOLATILE;
        String declaration = annotations(field.getAnnotations())
                + modifiers(field.getModifiers() & Modifier.fieldModifiers() & ~inner)
                + name(field.getGenericType()) + " " + field.getName();
        return field.isEnumConstant() ? "enum constant " + field.getName() : declaration + value(field);
    }

    static String of(Executable member) {
        int inner = INNER_MODIFIERS | (member.getDeclaringClass().isInterface() ? Modifier.ABSTRACT : 0);
        int allowed = member instanceof Method ? Modifier.methodModifiers() : Modifier.constructorModifiers();
        return annotations(member.getAnnotations())
                + modifiers(member.getModifiers() & allowed & ~inner)
                + (member instanceof Method method && method.isDefault() ? "default " : "")
                + typeParameters(member.getTypeParameters(), " ")
                + (member instanceof Method method ? name(method.getGenericReturnType()) + " " + method.getName()
                        : ((Constructor<?>) member).getDeclaringClass().getSimpleName())
                + Arrays.stream(member.getParameters()).map(Signatures::of).collect(joining(", ", "(", ")"))
                + list(" throws ", member.getGenericExceptionTypes());
    }

    /** With the name, which documentation and other languages show. */
    private static String of(Parameter parameter) {
        String type = name(parameter.getParameterizedType());
        return (parameter.isVarArgs() ? type.replaceAll("\\[]$", "...") : type) + " " + parameter.getName();
    }

    static String name(Type type) {
        return type.getTypeName().replace('$', '.');
    }

    private static String modifiers(Class<?> type) {
        int implied = type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : 0;
        boolean nonSealed = !type.isSealed() && !Modifier.isFinal(type.getModifiers()) && parents(type).anyMatch(
                Class::isSealed);
        return modifiers(type.getModifiers() & (Modifier.classModifiers() | Modifier.interfaceModifiers())
                        & ~(implied | INNER_MODIFIERS | Modifier.INTERFACE))
                + (type.isSealed() ? "sealed " : "") + (nonSealed ? "non-sealed " : "");
    }

    private static Stream<Class<?>> parents(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    }

    private static String modifiers(int modifiers) {
        return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation() ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String superclass(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        boolean implied = parent == null || parent == Object.class || type.isEnum() || type.isRecord();
        return implied ? "" : " extends " + name(type.getGenericSuperclass());
    }

    private static String components(RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> name(component.getGenericType()) + " " + component.getName())
                .collect(joining(", ", "(", ")"));
    }

    private static String typeParameters(TypeVariable<?>[] parameters) {
        return typeParameters(parameters, "");
    }

    private static String typeParameters(TypeVariable<?>[] parameters, String end) {
        return parameters.length == 0 ? "" : Arrays.stream(parameters)
                .map(parameter -> parameter.getName() + bounds(parameter))
                .collect(joining(", ", "<", ">" + end));
    }

    private static String bounds(TypeVariable<?> parameter) {
        String bounds = Arrays.stream(parameter.getBounds()).map(Signatures::name).collect(joining(" & "));
        return bounds.equals("java.lang.Object") ? "" : " extends " + bounds;
    }

    private static String list(String start, Type[] types) {
        return types.length == 0 ? "" : start + Arrays.stream(types).map(Signatures::name).collect(joining(", "));
    }

    private static String annotations(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> "@" + name(annotation.annotationType()) + " ")
                .sorted()
                .collect(joining());
    }

    /** The value of a constant, because javac copies it into the classes that use it. */
    private static String value(Field field) {
        boolean constant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        try {
            return constant ? " = " + field.get(null) : "";
        } catch (IllegalAccessException e) {
            return " = not accessible"; // A protected constant.
        }
    }
}
