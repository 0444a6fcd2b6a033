package dev.seventy.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scale by which a partner is measured: one for all, or one for larger and one for smaller customers. */
public enum ProgramPath {
    SINGLE,
    ENTERPRISE,
    SMB;

    /** The word for it in rule files, exports and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it is written in a sentence. */
    public String title() {
        return this == SMB ? "SMB" : name().charAt(0) + word().substring(1);
    }

    public static Optional<ProgramPath> of(String word) {
        return Arrays.stream(values()).filter(path -> path.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ProgramPath::word).toList();
    }
}
