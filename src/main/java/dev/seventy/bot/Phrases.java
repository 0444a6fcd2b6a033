package dev.seventy.bot;

import java.util.List;

/** Words by which a free sentence shows what it is after. */
enum Phrases {
    GREETING("hi", "hello", "hey", "good morning", "good afternoon", "what can you do", "how does this work"),
    THANKS("thanks", "thank you", "cheers", "merci", "danke"),
    REASON("why", "explain", "reason", "reasons", "how come", "what counted", "what counts", "because"),
    SELF("who am i", "my certifications", "my certs", "my certificates", "my role", "what may i do", "my record",
            "when do my", "what do i have"),
    KEPT("what do you keep", "what is kept", "what do you store", "what do you know about me", "data protection",
            "gdpr", "my data"),
    BEGINNING("get started", "getting started", "how do i start", "how do we start", "set it up", "set you up",
            "who will you message", "who do you message"),
    SAMPLE("sample data", "sample firm", "try it", "try it out", "a tour"),
    PREFERENCES("time zone", "timezone", "preferences", "settings", "how long do you keep"),
    STANDING("miss", "missing", "need", "needs", "lack", "lacking", "gap", "gaps", "short", "stand", "score", "scores",
            "point", "points", "status", "how are we", "how is", "how far", "qualify", "qualified", "close", "doing",
            "next", "left", "until", "reach"),
    EVERYTHING("we", "us", "our", "all", "everything", "overall", "designations", "total", "score", "scores");

    private final List<String> words;

    Phrases(String... words) {
        this.words = List.of(words);
    }

    /** Whether a sentence, its words set apart by single spaces and spaces around it, has one of them. */
    boolean in(String sentence) {
        return words.stream().anyMatch(word -> sentence.contains(" " + word + " "));
    }
}
