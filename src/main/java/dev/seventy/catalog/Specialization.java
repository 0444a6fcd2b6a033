package dev.seventy.catalog;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A vendor's specialization, as far as it is documented. It is listed, never scored.
 *
 * @param names other names it has had or is called by
 * @param designations ids of the designations of which one has to be held first; empty when no source says
 * @param needsBesides what else was asked for: audit, references, none or unknown
 * @param documented sentences, each with its source
 * @param status current, merged, renamed, retired or announced
 * @param into the id of the one that took its place
 */
public record Specialization(String id, String name, List<String> names, List<String> designations, String needsBesides,
        List<Cited<String>> documented, String status, Optional<String> into) {

    public Specialization {
        names = List.copyOf(names);
        designations = List.copyOf(designations);
        documented = List.copyOf(documented);
    }

    /** All specializations, with what holds for every one of them. */
    public record Directory(List<Specialization> all, List<Cited<String>> general) {

        public Directory {
            all = List.copyOf(all);
            general = List.copyOf(general);
        }

        public List<Specialization> under(String designation) {
            return all.stream().filter(entry -> entry.designations().contains(designation)).toList();
        }

        /** The one that bears this name, or whose name is part of what was typed. */
        public Optional<Specialization> find(String typed) {
            var wanted = key(typed);
            return all.stream().filter(entry -> entry.id().equals(typed) || key(entry.name()).equals(wanted)
                    || entry.names().stream().anyMatch(name -> key(name).equals(wanted))).findFirst();
        }

        private static String key(String name) {
            return name.toLowerCase(Locale.ROOT).replace("specialization", "").replaceAll("[^a-z0-9]+", " ").strip();
        }
    }

    /** Reads the file of specializations. */
    public static Directory read(String file, InputStream content, Problems problems) {
        var root = Place.open(file, content, problems).only("sources", "specializations", "general");
        Source.readAll(root.at("sources"));
        List<Specialization> all = new ArrayList<>();
        for (var place : root.at("specializations").items()) {
            place.only("id", "name", "names", "designations", "needs_besides", "documented", "status", "since", "into");
            all.add(new Specialization(place.at("id").text(), place.at("name").text(), texts(place, "names"),
                    texts(place, "designations"),
                    place.at("needs_besides").word("audit", "references", "none", "unknown"),
                    sentences(place, "documented"),
                    place.at("status").word("current", "merged", "renamed", "retired", "announced"),
                    place.find("into").map(Place::text)));
        }
        return new Directory(all, sentences(root, "general"));
    }

    private static List<String> texts(Place place, String key) {
        return place.find(key).map(list -> list.items().stream().map(Place::text).toList()).orElse(List.of());
    }

    private static List<Cited<String>> sentences(Place place, String key) {
        return place.find(key).map(list -> list.items().stream().map(Place::citedText).toList()).orElse(List.of());
    }
}
