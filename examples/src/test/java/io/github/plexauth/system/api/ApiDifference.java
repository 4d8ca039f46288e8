package io.github.plexauth.system.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is different between two lists of lines, with the type that each member belongs to. */
final class ApiDifference {

    private ApiDifference() {}

    static List<String> between(List<String> before, List<String> after) {
        Set<String> old = withTypes(before);
        Set<String> current = withTypes(after);
        List<String> difference = Stream.concat(
                        old.stream().filter(line -> !current.contains(line)).map(line -> "- " + line),
                        current.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
        return difference.isEmpty() && !before.equals(after) ? List.of("the order of the lines") : difference;
    }

    private static Set<String> withTypes(List<String> lines) {
        Set<String> members = new LinkedHashSet<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith(" ")) {
                members.add(type + ": " + line.strip());
            } else if (!line.isEmpty()) {
                type = line.replaceFirst("[(<].*| (extends|implements|permits) .*", "");
                members.add(line);
            }
        }
        return members;
    }
}
