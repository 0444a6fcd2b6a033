package dev.seventy.slack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A folder for the files that came with a line, while it is carried out. */
final class FetchedFiles implements AutoCloseable {

    private static final String NAME = "seventy-slack-";
    private static final Pattern OF_PROCESS = Pattern.compile("seventy-slack-([0-9]{1,18})-.*");

    private final Path folder;

    private FetchedFiles(Path folder) {
        this.folder = folder;
    }

    static FetchedFiles create() throws IOException {
        return new FetchedFiles(Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-"));
    }

    Path folder() {
        return folder;
    }

    /** Deletes the folders of processes that were killed; another one's that runs, or of somebody else, stay. */
    static void clearLeftBehind() throws IOException {
        try (var own = create(); var all = Files.list(own.folder.getParent())) {
            var owner = Files.getOwner(own.folder);
            for (var other : all.toList()) {
                // Nobody but its owner can put a link in the place of a folder there.
                if (isLeftBehind(other) && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    delete(other);
                }
            }
        }
    }

    private static boolean isLeftBehind(Path folder) throws IOException {
        var name = OF_PROCESS.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        var process = ProcessHandle.of(Long.parseLong(name.group(1)));
        if (process.isEmpty() || !process.get().equals(ProcessHandle.current())) {
            return process.isEmpty();
        }
        // In a container each process that starts has the same number.
        var changed = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
        return process.get().info().startInstant().filter(changed::isBefore).isPresent();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
