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
import dev.seventy.catalog.Nearest;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Specialization;
import dev.seventy.rules.RuleReader;

/** Finds the catalogue and the rule files, our own and a firm's further ones, and hands them to their readers. */
final class KnowledgeFiles {

    private static final String OVERVIEW = "microsoft/designations.yaml";
    private static final String VALUE_SCORE = "databricks/value-score.yaml";
    private static final String ECOSYSTEM = "ecosystem/";
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
        further.keySet().stream().filter(file -> file.startsWith(ECOSYSTEM))
                .filter(file -> !file.equals(PLAYBOOK) && !file.equals(ENGAGEMENT)).toList().forEach(file -> {
                    problems.add(shown(furtherRules, further, file), "",
                            "nothing of this name is read in 'ecosystem'"
                                    + Nearest.to(file, List.of(PLAYBOOK, ENGAGEMENT))
                                            .map(near -> ", did you mean '" + near.substring(ECOSYSTEM.length()) + "'?")
                                            .orElse(": there are playbook.yaml and engagement.yaml"));
                    further.remove(file);
                });
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
            rules.readEngagement(shown(furtherRules, further, ENGAGEMENT), engagement);
        }
        var playbook = files.remove(PLAYBOOK);
        if (playbook != null) {
            rules.readPlaybook(shown(furtherRules, further, PLAYBOOK), playbook, further.containsKey(PLAYBOOK));
        }
        files.forEach((file, content) -> rules.read("rules/" + file, content));
        Specialization.Directory specializations = new Specialization.Directory(List.of(), List.of());
        for (var file : resources("catalog", "specializations.yaml"::equals).entrySet()) {
            specializations = Specialization.read("catalog/" + file.getKey(), file.getValue(), problems);
        }
        return new Knowledge(known, rules.rulebook(), specializations);
    }

    /** A file of the firm's with its folder, one of ours as it lies in this build. */
    private static String shown(Optional<Path> furtherRules, Map<String, InputStream> further, String file) {
        return furtherRules.filter(_ -> further.containsKey(file)).map(folder -> folder.resolve(file).toString())
                .orElse("rules/" + file);
    }

    private static Map<String, InputStream> folder(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add("SEVENTY_RULES", "", "expected a folder of rule files, there is none at " + folder);
            return Map.of();
        }
        refuseFolders(folder, problems);
        return yamlBelow(folder, _ -> true);
    }

    /** What is called as a file of rules and is a folder would be passed over. */
    private static void refuseFolders(Path folder, Problems problems) {
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isDirectory).filter(path -> path.toString().endsWith(".yaml"))
                    .forEach(path -> problems.add(path.toString(), "", "expected a file, this is a folder"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
