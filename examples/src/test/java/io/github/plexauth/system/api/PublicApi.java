package io.github.plexauth.system.api;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What applications can use of a module: the public types of the packages that it exports, with their public and
 * protected members.
 */
final class PublicApi {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final ModuleReference module;

    private PublicApi(ModuleReference module) {
        this.module = module;
    }

    /** The module with a class of it, on the class path as well as on the module path. */
    static PublicApi with(Class<?> type) {
        try {
            Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new PublicApi(ModuleFinder.of(place).findAll().iterator().next());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same lines in the same order for the same API. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("module " + module.descriptor().name());
        module.descriptor().requires().stream()
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.MANDATED))
                .map(requires -> "    requires " + modifiers(requires) + requires.name())
                .sorted()
                .forEach(lines::add);
        types().forEach(type -> {
            lines.add("");
            lines.add(Signatures.of(type));
            members(type)
                    .sorted(comparing(Member::getName).thenComparing(PublicApi::line))
                    .map(PublicApi::line)
                    .distinct()
                    .forEach(line -> lines.add("    " + line));
        });
        return lines;
    }

    private static String modifiers(Requires requires) {
        return requires.modifiers().stream()
                .sorted()
                .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
                .collect(joining());
    }

    /** All constructors and methods of the API. */
    Stream<Executable> executables() {
        return types().flatMap(this::members).filter(Executable.class::isInstance).map(Executable.class::cast);
    }

    private static String line(Member member) {
        return member instanceof Field field ? Signatures.of(field) : Signatures.of((Executable) member);
    }

    private Stream<Class<?>> types() {
        try (ModuleReader reader = module.open(); Stream<String> names = reader.list()) {
            return names.filter(name -> name.endsWith(".class") && name.contains("/"))
                    .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
                    .filter(name -> isExported(name.substring(0, name.lastIndexOf('.'))))
                    .filter(name -> !name.endsWith("package-info"))
                    .sorted()
                    .<Class<?>>map(PublicApi::load)
                    .filter(this::isVisible)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isExported(String packageName) {
        return module.descriptor().exports().stream()
                .anyMatch(export -> !export.isQualified() && export.source().equals(packageName));
    }

    private boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && (type.getDeclaringClass() == null ? !type.isAnonymousClass() && !type.isLocalClass()
                        : isVisible(type.getDeclaringClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** Members of superclasses that are not visible are members of the type. */
    private Stream<Member> members(Class<?> type) {
        Stream<Member> own = Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(),
                        type.getDeclaredMethods())
                .<Member>flatMap(Arrays::stream)
                .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !isGiven(member) && isCallable(member));
        Class<?> parent = type.getSuperclass();
        return parent == null || isVisible(parent) ? own : Stream.concat(own, members(parent).filter(
                Method.class::isInstance));
    }

    private static boolean isGiven(Member member) {
        boolean ofEveryEnum = member.getDeclaringClass().isEnum() && Modifier.isStatic(member.getModifiers())
                && Set.of("values", "valueOf").contains(member.getName());
        return member instanceof Method && (ofEveryEnum || OF_EVERY_OBJECT.contains(member.getName()));
    }

    /** The library creates exceptions from types that applications cannot name. */
    private boolean isCallable(Member member) {
        return !(member instanceof Executable executable) || Arrays.stream(executable.getParameterTypes())
                .noneMatch(type -> module.descriptor().packages().contains(type.getPackageName())
                        && !isExported(type.getPackageName()));
    }
}
