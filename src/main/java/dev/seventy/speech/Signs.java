package dev.seventy.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What emoji, smileys and boxes to be ticked say. Only those that are known to be glad, or to show a thing, say nothing. */
final class Signs {

    /** For a box that is not ticked: nothing is done yet. */
    static final String OPEN = "#open";
    static final String QUESTION = "?";
    private static final String NEGATIVE = "#negative";

    private static final Map<String, String> SPEAKING = speaking(Map.of(NEGATIVE,
            "❌ 🚫 👎 ✗ ✘ ⛔ ✖ ☒ 🅾 ❎ ⭕ :x: :no_entry: :no_entry_sign: :-1: :thumbsdown: :heavy_multiplication_x: :o:",
            "#hope", "🤞 :crossed_fingers: :fingers_crossed: :hand_with_index_and_middle_fingers_crossed:", "#irony",
            "🙄 :face_with_rolling_eyes: :rolling_eyes: 🙃 :upside_down_face: 😉 :wink: 😏 :smirk: 🤥 :lying_face:",
            QUESTION, "❓ ❔ ⁉ 🤔 :question: :grey_question: :interrobang: :thinking_face: :thinking:", OPEN,
            "☐ 🔜 :soon: ⏳ ⌛ :hourglass: :hourglass_flowing_sand: 🚧 :construction: :white_large_square:",
            Tokens.QUOTATION, "&gt;"));

    private static final Set<Integer> GLAD = """
            🎉🎊🥳🙌👏💪🏆😀😃😄😁😆😅😂🤣😊😇🙂😍🥰😘😎🤩🤗😋😌😺😸😻😹🥹🤓🫡🫶👌🤘🤙✌🤝👊🤛🤜🙋👋👍💯
            🔥🚀✅☑✔❤🧡💛💚💙💜🤍🖤💖💗💓💕💝💞♥♡🙏🎓🥂🍾🍻🍺🍷🍸🍹🎈🎁✨⭐🌟💫★☆🥇🥈🥉🏅🎖💥⚡☁🌤☀🌈🌞
            📜📚📖📝📄💻🖥⌨🧠👨👩🧑👦👧👱🕺💃👯🍰🎂🧁🍕🍪🍩☕🍵🎯📈🔝🆒🎵🎶🎤🐱🦄🏁🛡📊🧱🏗⚙🛠🔧🗓📅📆⏰💎👑
            🚨🐈⬛🤯🤖🌻🌹🌸💐🏋🏃🚴🤸🎆🎇🪅🏖‼❗☺♀♂➕🆕📣📢🔔✍👇👉👆➡⬇✓💨🪄🦾🎒🏫🔹🔸▪•""".codePoints()
            .filter(sign -> !Character.isWhitespace(sign)).boxed().collect(Collectors.toUnmodifiableSet());
    /** In the names of those that are glad, in Slack and in what firms add to it. */
    private static final Set<String> GLAD_WORDS = Lexicon.words(
            "tada party partying partyparrot parrot celebrate celebration celebrating confetti balloon clap clapping"
                    + " raised hands muscle trophy medal military sports smile smiley smiling grin grinning laughing satisfied"
                    + " joy heart hearts blush sunglasses cool struck star stars star2 sparkles fire rocket check +1 thumbsup"
                    + " 100 pray mortar graduate champagne clinking beer beers cake birthday cupcake pizza dance dancer dancing"
                    + " yay woohoo woot hooray hurray nice awesome great congrats congratulations kudos azure microsoft"
                    + " databricks fabric certified certification badge cert hug hugs hugging wave v metal bump boom zap sunny"
                    + " rainbow scroll books book memo computer brain cloud dart unicorn saluting salute crown gem bouquet"
                    + " victory win winner winning hero relieved yum hundred fistbump ok exclamation bangbang coffee first");
    private static final Set<String> SAD_WORDS = Lexicon
            .words("broken not no fail failed sad cry crying sob x cross crossed fake upside down eyebrow tear imp"
                    + " un cold loudly disappointed question maybe quarter exhaling none zero");
    private static final String SYMBOLS = "©®™°№℠";
    private static final Pattern NAMED = Pattern.compile(":([\\p{L}\\p{N}_+-]+):");
    private static final Pattern SMILEY = Pattern.compile("(?:[:=]'?-?[)D\\]]+|<3+|[xX]D+|\\^_?\\^)(?=$|[\\s.,!?])");
    private static final Pattern GRIMACE = Pattern.compile("(?:[:=]'?-?[(\\[/\\\\|pPsS]+|;'?-?[)Dp(]+)(?=$|[\\s.,!?])");
    private static final Pattern BOX = Pattern.compile("\\[\\s?\\]");
    private static final Pattern TICKED = Pattern.compile("\\[[xX✓✔]\\](?=\\s)");

    private Signs() {
    }

    /**
     * A sign of a line.
     *
     * @param key what it says; empty where it says nothing, {@code #sign} where that is not known
     */
    record Sign(String key, String text) {
    }

    private static Map<String, String> speaking(Map<String, String> signs) {
        var speaking = new HashMap<String, String>();
        signs.forEach((key, all) -> List.of(all.split(" ")).forEach(sign -> speaking.put(sign, key)));
        return Map.copyOf(speaking);
    }

    /** The sign that stands at a place, if one does. */
    static Optional<Sign> at(String line, int at) {
        for (var sign : SPEAKING.entrySet()) {
            if (line.startsWith(sign.getKey(), at)) {
                return Optional.of(new Sign(sign.getValue(), sign.getKey()));
            }
        }
        var letter = line.codePointAt(at);
        if (isPartOfOne(letter) || isSymbol(letter)) {
            var text = Character.toString(letter);
            return Optional.of(new Sign(isPartOfOne(letter) || GLAD.contains(letter) ? "" : "#sign", text));
        }
        return named(line, at).or(() -> drawn(line, at));
    }

    private static boolean isSymbol(int letter) {
        return letter > 0x7F && SYMBOLS.indexOf(letter) < 0 && (Character.isEmoji(letter)
                || Character.getType(letter) == Character.OTHER_SYMBOL || GLAD.contains(letter));
    }

    /** Colours of skin, letters of flags, and what joins two signs or makes a picture of one. */
    private static boolean isPartOfOne(int letter) {
        return Character.isEmojiModifier(letter) || letter == 0x200D || letter == 0xFE0F || letter == 0xFE0E
                || letter == 0x20E3 || letter >= 0x1F1E6 && letter <= 0x1F1FF || letter >= 0xE0020 && letter <= 0xE007F;
    }

    /** {@code :tada:}, by the words of its name. */
    private static Optional<Sign> named(String line, int at) {
        var named = NAMED.matcher(line).region(at, line.length());
        if (!named.lookingAt()) {
            return Optional.empty();
        }
        var words = List.of(named.group(1).toLowerCase(Locale.ROOT).split("(?<=.)[_-]+"));
        var isGlad = words.stream().anyMatch(GLAD_WORDS::contains) && words.stream().noneMatch(SAD_WORDS::contains)
                || named.group(1).startsWith("skin-tone-") || named.group(1).startsWith("flag-");
        return Optional.of(new Sign(isGlad ? "" : "#sign", named.group()));
    }

    /** A smiley of marks, or a box. */
    private static Optional<Sign> drawn(String line, int at) {
        if (at > 0 && !Character.isWhitespace(line.charAt(at - 1)) && Character.isLetterOrDigit(line.charAt(at))) {
            return Optional.empty();
        }
        return drawn(BOX, OPEN, line, at).or(() -> drawn(TICKED, "", line, at)).or(() -> drawn(SMILEY, "", line, at))
                .or(() -> at > 0 && !Character.isWhitespace(line.charAt(at - 1)) ? Optional.empty()
                        : drawn(GRIMACE, "#sign", line, at));
    }

    private static Optional<Sign> drawn(Pattern pattern, String key, String line, int at) {
        var found = pattern.matcher(line).region(at, line.length());
        return found.lookingAt() ? Optional.of(new Sign(key, found.group())) : Optional.empty();
    }
}
