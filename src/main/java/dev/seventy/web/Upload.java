package dev.seventy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.bot.SentFile;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.eclipse.jetty.http.HttpException;

/**
 * A request in several parts: a line, a form that was filled in, or files, which are gone when it is closed.
 *
 * @param form the id of the form that was filled in
 */
record Upload(String text, Optional<String> form, Map<String, String> fields, List<SentFile> files,
        Path folder) implements AutoCloseable {

    private static final int LARGEST_FORM = 1024 * 1024;
    private static final int HELD_IN_MEMORY = 64 * 1024;
    /** What the names of a form's fields begin with, so that none is taken for one of ours. */
    private static final String FIELD = "field-";
    /** Where Jetty looks for the limits of one request's parts. */
    private static final String MULTIPART = "org.eclipse.jetty.multipartConfig";

    Upload {
        fields = Map.copyOf(fields);
        files = List.copyOf(files);
    }

    /** @param largest in bytes, all files together */
    static Upload read(HttpServletRequest request, long largest) throws IOException, ServletException {
        var folder = Files.createTempDirectory("seventy-upload");
        try {
            request.setAttribute(MULTIPART,
                    new MultipartConfigElement(folder.toString(), largest, largest + LARGEST_FORM, HELD_IN_MEMORY));
            return of(parts(request), folder);
        } catch (IOException | ServletException | RuntimeException failed) {
            delete(folder);
            throw failed;
        }
    }

    private static Upload of(Collection<Part> parts, Path folder) throws IOException {
        var text = "";
        Optional<String> form = Optional.empty();
        Map<String, String> fields = new HashMap<>();
        List<SentFile> files = new ArrayList<>();
        for (var part : parts) {
            if (part.getName().equals("text")) {
                text = content(part);
            } else if (part.getName().equals("form")) {
                form = Optional.of(content(part));
            } else if (part.getName().startsWith(FIELD)) {
                fields.put(part.getName().substring(FIELD.length()), content(part));
            } else if (part.getName().equals("file") && named(part)) {
                var content = folder.resolve("file-" + files.size());
                part.write(content.toString());
                files.add(new SentFile(fileName(part), content));
            }
        }
        return new Upload(text, form, fields, files, folder);
    }

    private static String content(Part part) throws IOException {
        return new String(part.getInputStream().readNBytes(LARGEST_FORM), UTF_8);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException, ServletException {
        try {
            return request.getParts();
        } catch (IOException | ServletException | RuntimeException failed) {
            List<Throwable> causes = new ArrayList<>();
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                causes.add(cause);
            }
            // Jetty has no exception of its own for a limit; only the words tell.
            if (causes.stream().anyMatch(cause -> String.valueOf(cause.getMessage()).contains("exceeded"))) {
                throw new TooLarge();
            }
            if (causes.stream().anyMatch(cause -> cause instanceof EOFException || cause instanceof HttpException)) {
                throw new EOFException();
            }
            throw failed;
        }
    }

    /** An upload that did not tell its length turned out to be larger than it may be. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static boolean named(Part part) {
        return part.getSubmittedFileName() != null && !part.getSubmittedFileName().isBlank();
    }

    private static String fileName(Part part) {
        var name = part.getSubmittedFileName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
