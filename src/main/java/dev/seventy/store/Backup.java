package dev.seventy.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Copies of a SQLite file in one file each: what it held at one moment, without what was removed before, packed with
 * gzip, whose checksum finds what became damaged
 * (<a href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3">RFC 1952</a>).
 */
public final class Backup {

    private static final byte[] PACKED = {0x1f, (byte) 0x8b};

    private Backup() {
    }

    /**
     * A backup that was made and looked through.
     *
     * @param bytes of the file, and of the database in it
     * @param sealed how many rows in it need the key that sealed them
     */
    public record Made(Path file, long bytes, long databaseBytes, int schema, int sealed) {
    }

    /**
     * Copies the database while others read and write it; it has what was committed before this was called.
     *
     * @throws OperationRefused when it cannot be done; no file is left then
     * @throws StoreUnavailable when the database cannot be read
     */
    public static Made write(String url, Path file) {
        if (!url.startsWith(SqliteFile.PREFIX)) {
            throw new OperationRefused("A PostgreSQL database is backed up with its own tools, which do so while it is"
                    + " served: pg_dump --format=custom --file=FILE DATABASE.");
        }
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new OperationRefused("The file " + target + " is there already: name another, such as one with the"
                    + " day in it.");
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw new OperationRefused("There is no folder " + target.getParent() + ": make it, or name another.");
        }
        var copy = beside(target, ".copy");
        var part = beside(target, ".part");
        try {
            Files.deleteIfExists(copy);
            var database = new SqliteCopy(copy);
            database.take(url);
            database.check();
            pack(copy, part);
            var size = Files.size(copy);
            if (!Arrays.equals(digest(Files.newInputStream(copy)), digest(unpacked(part)))) {
                throw new OperationRefused("The backup does not read as it was written: look at the disk of " + target
                        + ".");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return new Made(target, Files.size(target), size, database.schema(), database.sealed());
        } catch (IOException failure) {
            throw new OperationRefused("The backup " + target + " cannot be written: look whether there is room, and"
                    + " whether the user Seventy runs as may write there.", failure);
        } finally {
            delete(copy);
            delete(part);
        }
    }

    static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    static void delete(Path file) {
        for (var ending : List.of("", "-wal", "-shm", "-journal")) {
            try {
                Files.deleteIfExists(beside(file, ending));
            } catch (IOException kept) {
                throw new OperationRefused("The file " + file + " was left behind and cannot be removed.", kept);
            }
        }
    }

    /** For its owner alone, where the system knows of that. */
    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /** Makes a file anew for its owner alone. */
    static FileChannel begun(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, ownersOnly());
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static void pack(Path from, Path into) throws IOException {
        try (var channel = begun(into)) {
            var packed = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            Files.copy(from, packed);
            packed.finish();
            channel.force(true);
        }
    }

    /** What was packed; reading to the end finds what is damaged. */
    private static InputStream unpacked(Path file) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16);
    }

    /** Unpacks a backup, and says in a sentence when it is none or damaged. */
    static void unpack(Path file, Path into) {
        if (!Files.isRegularFile(file)) {
            throw new OperationRefused("There is no file " + file + ".");
        }
        try {
            try (var start = Files.newInputStream(file)) {
                if (!Arrays.equals(start.readNBytes(PACKED.length), PACKED)) {
                    throw new OperationRefused("The file " + file + " is no backup that ./seventy backup made.");
                }
            }
            try (var content = unpacked(file); var channel = begun(into)) {
                content.transferTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
        } catch (EOFException cut) {
            throw damaged(file, "it ends too early", cut);
        } catch (ZipException changed) {
            throw damaged(file, "it was changed since it was made", changed);
        } catch (IOException failure) {
            throw new OperationRefused("The backup " + file + " cannot be read, or " + into
                    + " not be written: look whether there is room, and whether the user Seventy runs as may.", failure);
        }
    }

    static OperationRefused damaged(Path file, String how, Throwable cause) {
        return new OperationRefused(
                "The backup " + file + " is damaged: " + how + ". Nothing was restored; take another one.", cause);
    }

    private static byte[] digest(InputStream content) throws IOException {
        var hash = Fingerprint.sha256();
        try (var read = new DigestInputStream(content, hash)) {
            read.transferTo(OutputStream.nullOutputStream());
        }
        return hash.digest();
    }
}
