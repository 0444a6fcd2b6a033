package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.seventy.store.StoreUnavailable.Kind;

/**
 * Says that one instance serves a SQLite file. The lock is on a file beside it, because closing any handle on the
 * database file itself would drop SQLite's own locks, and the system lets go of it when the process ends.
 */
final class OwnerLock implements AutoCloseable {

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    static OwnerLock take(Path database) {
        var file = database.resolveSibling(database.getFileName() + ".owner");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw new OverlappingFileLockException();
                }
            } catch (OverlappingFileLockException held) {
                channel.close();
                throw new StoreUnavailable(Kind.ALREADY_SERVED,
                        "The database " + database + " is already served by another Seventy" + owner(file),
                        "stop that one, or use PostgreSQL for several", held);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return new OwnerLock(channel);
        } catch (IOException failure) {
            throw new StoreUnavailable(Kind.NOT_WRITABLE, "The file " + file + " cannot be written",
                    "give the user Seventy runs as the right to write there", failure);
        }
    }

    private static String owner(Path file) throws IOException {
        var process = Files.readString(file, UTF_8).strip();
        return process.matches("\\d{1,10}") ? " (process " + process + ")" : "";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
