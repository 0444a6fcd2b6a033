package dev.seventy.bot;

import java.util.List;

/** Words by which a free sentence shows what it is after. */
enum Phrases {
    GREETING("hi", "hello", "hey", "good morning", "good afternoon", "what can you do", "how does this work"),
    THANKS("thanks", "thank you", "cheers", "merci", "danke"),
    REASON("why", "explain", "reason", "reasons", "how come", "what counted", "what counts", "because"),
    SELF("who am i", "my certifications", "my certs", "my certificates", "my role", "what may i do", "my record",
            "when do my", "what do i have"),
    PLATE("my actions", "my next step", "what should i do", "what can i do", "what should i renew", "my home",
            "my page", "home page", "what expires", "overview"),
    FORGETTING("forget me", "forget about me", "forget everything about me", "delete me", "erase me", "delete my data",
            "erase my data", "remove my data", "delete all my data", "erase all my data", "remove all my data",
            "delete my personal data", "erase my personal data", "delete everything about me",
            "erase everything about me", "right to be forgotten"),
    NOT_FORGETTING("not forget", "don t forget", "dont forget", "never forget", "didn t forget"),
    COPY("what do you know about me", "what do you know of me", "what do you have on me", "what do you have about me",
            "what have you got on me", "what have you stored about me", "what is stored about me",
            "what data do you have about me", "which data do you have about me", "everything you know about me",
            "everything you have on me", "copy of my data", "copy of my record", "copy of all my data",
            "export of my data", "download my data", "get my data", "give me my data", "send me my data"),
    LOOKED("who looked at my record", "who looked at my data", "who has looked at my record",
            "who has looked at my data", "who saw my record", "who saw my data", "who has seen my record",
            "who has seen my data", "who viewed my record", "who viewed my data", "who accessed my record",
            "who accessed my data", "who read my record", "who has read my record", "who looked me up",
            "who looked at me", "has anybody looked at my record", "did anybody look at my record",
            "has anyone looked at my record", "did anyone look at my record"),
    STAFF("who works here", "who works for us", "who is on the staff list", "staff list", "list of people",
            "list of our people", "list people", "list our people", "list all people", "all our people",
            "whom do you know", "who is on file", "who has no account", "who is not linked"),
    KEPT("what do you keep", "what is kept", "what do you store", "data protection", "gdpr", "my data", "do you read",
            "who sees what"),
    BEGINNING("get started", "getting started", "how do i start", "how do we start", "set it up", "set you up",
            "who will you message", "who do you message"),
    SAMPLE("sample data", "sample firm", "try it", "try it out", "a tour", "a demo", "an example"),
    PREFERENCES("time zone", "timezone", "preferences", "settings", "how long do you keep"),
    IMPORTED("what was imported", "what did we import", "which files were imported", "imported last", "last import",
            "past imports", "imports so far"),
    IMPORTING("import", "upload", "send you a file", "send a file"),
    RIGHTS("who is admin", "who is an admin", "who are the admins", "who is a manager", "who are the managers",
            "which role", "which roles", "who may see"),
    SPECIAL("specialization", "specializations", "specialisation", "specialisations"),
    RULES("rules", "requirements", "required"),
    DIFFERENCE("changed", "change", "changes", "compare", "difference", "differ", "differs", "between"),
    STANDING("miss", "missing", "need", "needs", "lack", "lacking", "gap", "gaps", "short", "stand", "score", "scores",
            "point", "points", "status", "how are we", "how is", "how far", "where are we", "qualify", "qualified",
            "close", "doing", "next", "left", "until", "reach"),
    BEING("are we", "are we now", "do we hold", "do we have", "have we", "can we be", "will we be"),
    AHEAD("forecast", "outlook", "do we lose", "will we lose", "lose points", "losing points", "costs us", "cost us",
            "last safe day", "drop below", "fall below", "stay qualified", "remain qualified", "points fall",
            "points drop", "points expire", "lose the badge", "lose the designation", "qualified until"),
    PARTNER_VALUE("pvs", "partner value score", "databricks dashboard", "analytics dashboard"),
    TIERS("tier", "tiers", "partner level", "partner status"),
    CREDENTIALS("certification", "certifications", "certified", "certificate", "exam", "exams", "badge", "badges",
            "accreditation", "accreditations"),
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
