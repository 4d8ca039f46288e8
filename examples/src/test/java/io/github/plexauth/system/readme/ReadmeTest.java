package io.github.plexauth.system.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.system.ClassPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README is the first program that a reader tries, and its pages are the next ones. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path README = ROOT.resolve("README.md");
    private static final Path PAGES = ROOT.resolve("examples/pages");

    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(ROOT); Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(root, pages)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The Java blocks of a page are one program. The first block has the imports and then the variables that the other
     * blocks use. The other blocks are statements, in the order of the page. Only the imports and the variables that
     * the page itself prints are there.
     */
    @Test
    void thePagesCompileAsTheyArePrinted(@TempDir Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-d", folder.toString(), "-cp", ClassPath.ofThisBuild()));
        for (Path document : documents()) {
            String program = program(Files.readAllLines(document), arguments.size());
            if (!program.isBlank()) {
                // With this name, a message of the compiler has the name and the line of the page.
                Path source = folder.resolve(document.getFileName() + ".java");
                arguments.add(Files.writeString(source, program).toString());
            }
        }
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);

        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));

        assertThat(exitCode).as(messages.toString()).isZero();
        assertThat(arguments).as("the README, most pages, and the options").hasSizeGreaterThan(10);
    }

    /** Keeps every line of code at its place, and leaves out all other lines. */
    private static String program(List<String> page, int number) {
        StringBuilder program = new StringBuilder();
        boolean inside = false;
        int blocks = 0;
        boolean imported = false;
        for (String line : page) {
            if (imported && !line.startsWith("import ")) {
                program.append("abstract class Page" + number + " {");
                imported = false;
            }
            if (inside && line.equals("```")) {
                inside = false;
                program.append(blocks == 1 ? "void page() throws Exception {" : "");
            } else if (inside) {
                program.append(line);
                imported = line.startsWith("import ");
            } else if (line.equals("```java")) {
                inside = true;
                blocks++;
            }
            program.append('\n');
        }
        return blocks == 0 ? "" : program + "}}\n";
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String target : links(document)) {
                String file = target.replaceFirst("#.*", "");
                String anchor = target.substring(file.length()).replaceFirst("#", "");
                Path path = file.isEmpty() ? document : document.resolveSibling(file).normalize();
                if (!Files.exists(path) || !anchor.isEmpty() && !anchors(path).contains(anchor)) {
                    broken.add(ROOT.relativize(document) + ": " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        assertThat(links(README))
                .contains(documents().stream()
                        .filter(page -> page.startsWith(PAGES))
                        .map(page -> ROOT.relativize(page).toString().replace('\\', '/'))
                        .toArray(String[]::new));
    }

    /** Returns the lines of a page that are not in a block of code. */
    private static List<String> text(Path document) throws IOException {
        List<String> text = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                text.add(line);
            }
        }
        return text;
    }

    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(CODE.matcher(String.join("\n", text(document))).replaceAll("`"))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** Returns the anchors of the headings, as GitHub makes them. */
    private static Collection<String> anchors(Path document) throws IOException {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : text(document)) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    @Test
    void theVersionToInstallIsThisOne() throws IOException {
        String version = System.getProperty("stacks.version");
        List<String> lines = new ArrayList<>();
        for (Path document : documents()) {
            lines.addAll(Files.readAllLines(document));
        }

        assertThat(lines)
                .filteredOn(line ->
                        line.contains("<groupId>io.github.plexauth<") || line.contains("io.github.plexauth:"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.contains(version));
    }
}
