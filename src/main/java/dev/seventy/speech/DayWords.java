package dev.seventy.speech;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words for days and months, in the languages that are read. */
final class DayWords {

    /** How many days before today. */
    static final Map<String, Integer> DAYS_AGO = ago(
            """
            0 today 2day bugun tonight heute aujourdhui aujourd hoy hoje oggi vandaag dzisiaj dzis idag
            1 yesterday yday yest ystrday yesturday yesterdy yersterday yesteday yestarday yesterda yestrday ysterday tegnap dun gestern hier ayer ontem ieri gisteren wczoraj igar
            2 vorgestern anteayer anteontem eergisteren przedwczoraj
            -1 tomorrow tmrw tmr tomorow 2moro 2morrow yarin holnap morgen demain manana amanha domani jutro imorgon""");

    static final Map<String, Integer> MONTHS = months("""
            jan january januar janvier enero janeiro gennaio januari styczen stycznia januar ene janv gen sty ocak
            feb february februar fevrier febrero fevereiro febbraio februari luty lutego fev febr lut februar subat februar
            mar march marz maerz mars marzo marco maart marzec marca mrz mrt mart marcius
            apr april avril abril aprile kwiecien kwietnia avr abr kwi nisan aprilis
            may mai mayo maio maggio mei maj maja mag mayis majus
            jun june juni juin junio junho giugno czerwiec czerwca giu cze haziran junius
            jul july juli juillet julio julho luglio lipiec lipca juil lug lip temmuz julius
            aug august aout agosto augustus sierpien sierpnia augusti ago sie agustos augusztus
            sep sept september septembre septiembre setiembre setembro settembre wrzesien wrzesnia wrz eylul szeptember
            oct october oktober octobre octubre outubro ottobre pazdziernik pazdziernika okt ott paz ekim
            nov november novembre noviembre novembro listopad listopada lis kasim
            dec december dezember decembre diciembre dezembro dicembre grudzien grudnia dez dic gru aralik""");

    static final Map<String, DayOfWeek> WEEKDAYS = weekdays("""
            monday montag lundi lunes segunda lunedi maandag poniedzialek mandag pazartesi hetfo
            tuesday dienstag mardi martes terca martedi dinsdag wtorek tisdag tues sali kedd
            wednesday mittwoch mercredi miercoles quarta mercoledi woensdag sroda onsdag carsamba szerda srode
            thursday donnerstag jeudi jueves quinta giovedi donderdag czwartek torsdag thurs persembe csutortok
            friday freitag vendredi viernes sexta venerdi vrijdag piatek fredag cuma pentek
            saturday samstag samedi sabado sabato zaterdag sobota lordag cumartesi szombat sobote
            sunday sonntag dimanche domingo domenica zondag niedziela sondag pazar vasarnap niedziele""");
    /** Short names, which are taken for one only behind a word that a day follows. */
    static final Map<String, DayOfWeek> SHORT_WEEKDAYS = weekdays("mon\ntue\nwed\nthu\nfri\nsat\nsun");

    static final Map<String, Integer> NUMBERS = numbers(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                    + " eighteen nineteen twenty",
            Map.of("a", 1, "an", 1, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "ninety", 90));
    /** The number of a day as a word. */
    static final Map<String, Integer> ORDINALS = numbers(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
                    + " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
            Map.of("thirtieth", 30));

    static final Set<String> PART_OF_DAY = Set.of("morning", "afternoon", "arvo", "evening", "night", "lunchtime",
            "noon");
    static final Set<String> SHORT_TIMES = Set.of("hour", "hours", "hrs", "hr", "minute", "minutes", "mins", "min",
            "moment", "moments", "seconds");
    static final Set<String> LONG_TIMES = Set.of("week", "weekend", "month", "quarter", "year", "spring", "summer",
            "autumn", "fall", "winter", "semester", "sprint", "fortnight");
    static final Set<String> VAGUELY = Set.of("recently", "lately", "weekend", "earlier", "sometime", "christmas",
            "easter", "ages", "previously", "weeks", "months", "years");
    static final Set<String> PART_OF_MONTH = Set.of("end", "beginning", "start", "middle", "mid", "late", "early");
    /** Before the name of a month alone. */
    static final Set<String> BEFORE_MONTH = Set.of("in", "last", "this", "during", "since", "of", "late", "early",
            "mid", "end", "im", "en", "em", "next", "until", "till", "by");
    static final Set<String> BEFORE_DAY = Set.of("on", "last", "this", "am", "past", "since", "den", "le", "el", "em",
            "op", "w", "til", "until", "by", "due");

    private DayWords() {
    }

    private static Map<String, Integer> ago(String lines) {
        Map<String, Integer> words = new HashMap<>();
        lines.lines().map(line -> List.of(line.split(" "))).forEach(line -> line.subList(1, line.size())
                .forEach(word -> words.put(word, Integer.valueOf(line.getFirst()))));
        return Map.copyOf(words);
    }

    private static Map<String, Integer> months(String lines) {
        Map<String, Integer> words = new HashMap<>();
        var months = lines.lines().toList();
        for (int month = 1; month <= months.size(); month++) {
            for (var word : months.get(month - 1).split(" ")) {
                words.put(word, month);
            }
        }
        return Map.copyOf(words);
    }

    private static Map<String, DayOfWeek> weekdays(String lines) {
        Map<String, DayOfWeek> words = new HashMap<>();
        months(lines).forEach((word, day) -> words.put(word, DayOfWeek.of(day)));
        return Map.copyOf(words);
    }

    private static Map<String, Integer> numbers(String counted, Map<String, Integer> others) {
        Map<String, Integer> words = new HashMap<>(others);
        for (var word : counted.split(" ")) {
            words.put(word, words.size() - others.size() + 1);
        }
        return Map.copyOf(words);
    }

    /** Whether a point behind it need not end the sentence: "3. März", "2 Nov. 2026". */
    static boolean takesPoint(Token token) {
        return token.is(Token.Kind.NUMBER) && token.text().length() <= 2
                || token.key().length() <= 4 && MONTHS.containsKey(token.key());
    }

    /** A whole number of at most four digits. */
    static Optional<Integer> digits(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
