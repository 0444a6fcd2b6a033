package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The program as one jar, and beside it what the JVM learns a start from, both made as the image has them. */
final class ShippedJar {

    private ShippedJar() {
    }

    /** Makes both in a folder. */
    static Path trained(Path folder) throws IOException, InterruptedException {
        var jar = jar(folder);
        train(jar);
        return jar;
    }

    /** By which a start of the jar uses what was learned. */
    static String option(Path jar) {
        return "-XX:AOTCache=" + jar.resolveSibling("seventy.aot");
    }

    /** As the build makes it, with the libraries in a folder beside it: what a full address names the JVM keeps nothing of. */
    private static Path jar(Path folder) throws IOException {
        var libraries = Files.createDirectory(folder.resolve("lib"));
        var names = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(":")) {
            if (entry.endsWith(".jar")) {
                var library = Path.of(entry).toAbsolutePath();
                Files.copy(library, libraries.resolve(library.getFileName()));
                names.add("lib/" + library.getFileName());
            }
        }
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        var classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        var jar = folder.resolve("seventy.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest); var files = Files.walk(classes)) {
            for (var file : files.filter(found -> !found.equals(classes)).sorted().toList()) {
                // Rule files are found by the folders that they are in.
                var isFolder = Files.isDirectory(file);
                out.putNextEntry(new JarEntry(classes.relativize(file) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    private static void train(Path jar) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "docker/train", jar.toString()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(builder.start().waitFor()).isZero();
    }
}
