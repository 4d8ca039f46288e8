package io.github.plexauth.examples.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A small file with a secret that only its owner may read, in a directory that only its owner may enter.
 *
 * <p>A new text replaces the old one as a whole: a reader sees one or the other, and if writing fails, the old one
 * stays. The text is written to another file in the same directory, which nobody else may read from the moment it
 * exists, and that file then gets the name.
 *
 * <p>Symbolic links are not followed. A file or directory that others may use is refused, because the secret may be
 * known, or may not be yours.
 */
public final class OwnerOnlyFile {

    private static final int MAX_BYTES = 65_536;

    private final Path directory;
    private final Path file;

    /**
     * Creates a handle. Nothing is read or written.
     *
     * @param directory the directory, which should have no other purpose; its parents may be readable by others
     * @param name      the name of the file
     */
    public OwnerOnlyFile(Path directory, String name) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.file = directory.resolve(Objects.requireNonNull(name, "name"));
    }

    /**
     * Reads the file.
     *
     * @return the text; empty if there is no file
     * @throws IOException if it cannot be read, if it is not a regular file, or if others may use it or the directory
     */
    public Optional<String> read() throws IOException {
        try {
            requireDirectory();
            if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
                throw new IOException(file + " is not a regular file: remove it");
            }
            requireOwnerOnly(file);
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            }
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Replaces the text of the file, or creates the file. What had the name before does not matter: a symbolic link is
     * replaced, and not its target.
     *
     * @param text the text
     * @throws IOException if it cannot be written, or if others may use the directory; the old text is then kept
     */
    public void write(String text) throws IOException {
        Path complete = writeComplete(text);
        try {
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    /**
     * Creates the file unless it exists.
     *
     * @param text the text of a new file
     * @return the text that the file has
     * @throws IOException if it cannot be read or written
     */
    public String createOrRead(String text) throws IOException {
        Optional<String> existing = read();
        if (existing.isPresent()) {
            return existing.get();
        }
        Path complete = writeComplete(text);
        try {
            Files.move(complete, file); // In contrast to an atomic move, this does not replace a file.
            return text;
        } catch (FileAlreadyExistsException otherProcess) {
            return read().orElseThrow(() -> otherProcess);
        } finally {
            Files.deleteIfExists(complete);
        }
    }

    private Path writeComplete(String text) throws IOException {
        createDirectory();
        Path temporary = createEmpty();
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            requireOwnerOnly(temporary); // Some file systems, such as FAT, ignore permissions.
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true); // Otherwise a power failure could leave an empty file under the name.
            return temporary;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
    }

    /** Creates an empty file with a random name. Its permissions are set by the system call that creates it. */
    Path createEmpty() throws IOException {
        return Files.createTempFile(directory, file.getFileName() + ".", ".new", ownerOnly("rw-------"));
    }

    private void createDirectory() throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, ownerOnly("rwx------"));
        } catch (FileAlreadyExistsException existing) {
            requireDirectory();
        }
    }

    private FileAttribute<?> ownerOnly(String permissions) throws IOException {
        Set<String> views = directory.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        }
        if (views.contains("acl")) {
            return OwnerOnlyAcl.of(directory.getFileSystem());
        }
        throw new IOException("the file system of " + directory + " cannot protect a file from other users");
    }

    private void requireDirectory() throws IOException {
        if (!Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isDirectory()) {
            throw new IOException(directory + " is not a directory: remove it");
        }
        requireOwnerOnly(directory);
    }

    /** Access control lists are not checked, because they may name groups that only the owner belongs to. */
    private static void requireOwnerOnly(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (!PosixFilePermissions.toString(permissions).endsWith("------")) {
                throw new IOException("other users may use " + path
                        + ": delete it, or run chmod go= on it if you trust its content");
            }
        }
    }
}
