package dev.seventy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.seventy.bot.Knowledge;
import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Specialization;
import dev.seventy.rules.RuleReader;

/** Finds the catalogue and the rule files, our own and a firm's further ones, and hands them to their readers. */
final class KnowledgeFiles {

    private static final String OVERVIEW = "microsoft/designations.yaml";
    private static final String VALUE_SCORE = "databricks/value-score.yaml";
    private static final String ENGAGEMENT = "ecosystem/engagement.yaml";
    private static final String PLAYBOOK = "ecosystem/playbook.yaml";
    private static final String TRACKS = "databricks/tracks.yaml";

    private KnowledgeFiles() {
    }

    /**
     * Reads everything; a file of the further folder replaces ours of the same name below {@code rules}.
     *
     * @throws Problems.InvalidFiles with every mistake of every file
     */
    static Knowledge load(Optional<Path> furtherRules) {
        var problems = new Problems();
        var catalog = new CatalogReader(problems);
        resources("catalog", file -> !file.equals("specializations.yaml"))
                .forEach((file, content) -> catalog.read("catalog/" + file, content));
        var known = catalog.catalog();
        var files = resources("rules", _ -> true);
        var further = furtherRules.map(folder -> folder(folder, problems)).orElse(Map.of());
        files.putAll(further);
        var rules = new RuleReader(known, problems);
        var overview = files.remove(OVERVIEW);
        if (overview != null) {
            rules.readOverview("rules/" + OVERVIEW, overview);
        }
        var tracks = files.remove(TRACKS);
        if (tracks != null) {
            rules.readTracks("rules/" + TRACKS, tracks);
        }
        var valueScore = files.remove(VALUE_SCORE);
        if (valueScore != null) {
            rules.readValueScore("rules/" + VALUE_SCORE, valueScore, further.containsKey(VALUE_SCORE));
        }
        var engagement = files.remove(ENGAGEMENT);
        if (engagement != null) {
            rules.readEngagement("rules/" + ENGAGEMENT, engagement);
        }
        var playbook = files.remove(PLAYBOOK);
        if (playbook != null) {
            rules.readPlaybook("rules/" + PLAYBOOK, playbook, further.containsKey(PLAYBOOK));
        }
        files.forEach((file, content) -> rules.read("rules/" + file, content));
        Specialization.Directory specializations = new Specialization.Directory(List.of(), List.of());
        for (var file : resources("catalog", "specializations.yaml"::equals).entrySet()) {
            specializations = Specialization.read("catalog/" + file.getKey(), file.getValue(), problems);
        }
        return new Knowledge(known, rules.rulebook(), specializations);
    }

    private static Map<String, InputStream> folder(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add("SEVENTY_RULES", "", "expected a folder of rule files, there is none at " + folder);
            return Map.of();
        }
        return yamlBelow(folder, _ -> true);
    }

    private static Map<String, InputStream> resources(String folder, Predicate<String> wanted) {
        try {
            URI uri = KnowledgeFiles.class.getResource("/" + folder).toURI();
            if (!uri.getScheme().equals("jar")) {
                return yamlBelow(Path.of(uri), wanted);
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return yamlBelow(jar.getPath("/" + folder), wanted);
            }
        } catch (URISyntaxException | IOException failed) {
            throw new IllegalStateException("the folder " + folder + " is missing from this build", failed);
        }
    }

    private static Map<String, InputStream> yamlBelow(Path folder, Predicate<String> wanted) {
        Map<String, InputStream> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (name.endsWith(".yaml") && wanted.test(name)) {
                    files.put(name, new ByteArrayInputStream(Files.readAllBytes(path)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return files;
    }
}
