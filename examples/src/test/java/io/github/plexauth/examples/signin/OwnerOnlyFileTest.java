package io.github.plexauth.examples.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the file, and what it contains when something goes wrong. */
class OwnerOnlyFileTest {

    @TempDir
    private Path home;

    private Path directory;
    private Path path;
    private OwnerOnlyFile file;

    @BeforeEach
    void nameTheFile() {
        directory = home.resolve("config").resolve("application");
        path = directory.resolve("token");
        file = new OwnerOnlyFile(directory, "token");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static void setPermissions(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private List<String> namesInDirectory() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Test
    void onlyTheOwnerMayUseTheFileAndItsDirectory() throws IOException {
        file.write("secret");

        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(file.read()).contains("secret");
        assertThat(namesInDirectory()).containsExactly("token");
    }

    @Test
    void theFileIsForItsOwnerOnlyBeforeItHasContent() throws IOException {
        file.write("secret");

        Path empty = file.createEmpty();

        assertThat(empty).isEmptyFile().hasParent(directory);
        assertThat(permissions(empty)).isEqualTo("rw-------");
    }

    /** Looks again and again while the file is written. A file that is made secret afterwards does not pass this. */
    @Test
    void nobodyEverSeesAFileThatOthersMayRead() throws Exception {
        file.write("secret");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> permissionsUntil(done));
        try {
            for (int i = 0; i < 100; i++) {
                file.write("secret" + i);
            }
        } finally {
            done.set(true);
        }
        assertThat(seen.get()).isNotEmpty().containsOnly("rw-------");
    }

    private List<String> permissionsUntil(AtomicBoolean done) {
        List<String> seen = new ArrayList<>();
        while (!done.get()) {
            try {
                for (String name : namesInDirectory()) {
                    seen.add(permissions(directory.resolve(name)));
                }
            } catch (IOException renamedMeanwhile) { // Look again.
            }
        }
        return seen;
    }

    @Test
    void aReaderSeesTheOldOrTheNewText() throws Exception {
        String old = "a".repeat(30_000);
        String other = "b".repeat(20_000);
        file.write(old);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 50; i++) {
                    file.write(i % 2 == 0 ? other : old);
                }
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } finally {
                done.set(true);
            }
        });
        while (!done.get()) {
            assertThat(file.read().orElseThrow()).isIn(old, other);
        }
        writer.get();
    }

    /** An interrupt makes a channel fail while it writes, as a full disk does. */
    @Test
    void ifWritingFailsTheOldTextStays() throws IOException {
        file.write("old");

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> file.write("new")).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            Thread.interrupted();
        }

        assertThat(file.read()).contains("old");
        assertThat(namesInDirectory()).containsExactly("token");
    }

    @Test
    void ifTheNameCannotBeReplacedNothingIsLeftBehind() throws IOException {
        file.write("old");
        Files.delete(path);
        Files.createDirectory(path);

        assertThatThrownBy(() -> file.write("new")).isInstanceOf(IOException.class);

        assertThat(namesInDirectory()).containsExactly("token");
        assertThatThrownBy(() -> file.read()).hasMessage(path + " is not a regular file: remove it");
    }

    @Test
    void withoutAFileThereIsNoText() throws IOException {
        assertThat(file.read()).isEmpty();
        assertThat(directory).doesNotExist();

        file.write("secret");

        assertThat(new OwnerOnlyFile(directory, "other").read()).isEmpty();
    }

    @Test
    void aTextThatIsCreatedOnceStays() throws IOException {
        assertThat(file.createOrRead("first")).isEqualTo("first");
        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(file.createOrRead("second")).isEqualTo("first");
        assertThat(namesInDirectory()).containsExactly("token");
    }

    @Test
    void aSymbolicLinkIsNotReadAndIsReplacedWithoutItsTarget() throws IOException {
        file.write("secret");
        Path target = Files.writeString(home.resolve("target"), "of somebody else");
        Files.delete(path);
        Files.createSymbolicLink(path, target);

        assertThatThrownBy(() -> file.read()).hasMessage(path + " is not a regular file: remove it");
        assertThatThrownBy(() -> file.createOrRead("secret")).hasMessage(path + " is not a regular file: remove it");
        file.write("secret");

        assertThat(path).isRegularFile();
        assertThat(Files.isSymbolicLink(path)).isFalse();
        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(target).content().isEqualTo("of somebody else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
    void aFileThatOthersMayUseIsRefusedAndReplaced(String permissions) throws IOException {
        file.write("known to others");
        setPermissions(path, permissions);

        assertThatThrownBy(() -> file.read())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("other users may use " + path)
                .hasMessageNotContaining("known");
        file.write("secret");

        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(file.read()).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx----w-"})
    void aDirectoryThatOthersMayUseIsRefused(String permissions) throws IOException {
        file.write("old");
        setPermissions(directory, permissions);

        assertThatThrownBy(() -> file.write("new")).hasMessageStartingWith("other users may use " + directory + ":");
        assertThatThrownBy(() -> file.read()).hasMessageStartingWith("other users may use " + directory + ":");

        assertThat(path).content().isEqualTo("old");
        assertThat(namesInDirectory()).containsExactly("token");
    }

    @Test
    void aDirectoryThatIsASymbolicLinkIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        setPermissions(elsewhere, "rwx------");
        Files.createDirectory(directory.getParent());
        Files.createSymbolicLink(directory, elsewhere);

        assertThatThrownBy(() -> file.write("secret")).hasMessage(directory + " is not a directory: remove it");
        assertThatThrownBy(() -> file.read()).hasMessage(directory + " is not a directory: remove it");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFileSystemWithoutPermissionsIsRefused() throws IOException {
        Path zip = home.resolve("archive.zip");
        try (FileSystem withoutPermissions = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            OwnerOnlyFile unprotected = new OwnerOnlyFile(withoutPermissions.getPath("/application"), "token");

            assertThatThrownBy(() -> unprotected.write("secret"))
                    .hasMessage("the file system of /application cannot protect a file from other users");
        }
    }

    /** Windows has no permissions of this kind, so the list is tested alone. */
    @Test
    void onWindowsTheOwnerIsTheOnlyOneInTheList() throws IOException {
        UserPrincipal owner = Files.getOwner(home);

        OwnerOnlyAcl acl = OwnerOnlyAcl.of(owner);

        assertThat(acl.name()).isEqualTo("acl:acl");
        assertThat(acl.value()).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
            assertThat(entry.principal()).isEqualTo(owner);
            assertThat(entry.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
        });

    }
}
