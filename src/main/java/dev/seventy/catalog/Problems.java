package dev.seventy.catalog;

import java.util.ArrayList;
import java.util.List;

/** Everything found wrong in a set of files, gathered so that it can be told at once. */
public final class Problems {

    private final List<String> found = new ArrayList<>();

    /** Notes one problem, once: the file, the place in it, and what was expected there. */
    public void add(String file, String place, String expected) {
        var problem = place.isEmpty() ? file + ": " + expected : file + ": " + place + ": " + expected;
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    public List<String> all() {
        return List.copyOf(found);
    }

    /** Fails once, with every problem, if there is any. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidFiles(all());
        }
    }

    /** Files that cannot be used, with every reason. */
    public static final class InvalidFiles extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> problems;

        InvalidFiles(List<String> problems) {
            super(String.join("\n", problems));
            this.problems = problems;
        }

        public List<String> problems() {
            return problems;
        }
    }
}
