package dev.seventy.speech;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people say around the news that they passed, and which says nothing else. All in the form of {@link Token#key}. */
final class SmallTalk {

    private static final Set<String> WORDS = Stream.of("""
            um uh er erm wah howzit actually greetings gday howdy hiya hola namaste salaam inform informing
            information records profile sharing official side discussed cheers ta thx ty thank much appreciate
            appreciated danke merci gracias obrigado obrigada arigato shukran dhanyavaad tesekkurler koszonom kind
            best regards warm

            party pint pints beer beers drink drinks cake cakes coffee coffees tea pizza champagne bubbly dinner lunch
            celebrate celebrating celebration sleep rest holiday treat cookies donuts sweets laddoos mithai tonight

            wohoo yeehaw whoop yee haw hurra yasss yas haha hehe wahey aye ace beauty ripper jinx dead pumped buzzing
            ecstatic overjoyed elated grateful thankful blessed honored honoured mood humbled relieved relief tired
            exhausted shattered knackered gutsy dancing grinning smiling crying tears joy god gods grace lord allah
            jai shri honestly deserved line work effort job performance achievement accomplishment legend star
            superstar rockstar champ champion hero genius wizard machine beast parabens felicidades felicitaciones
            gratuluje gratulacje gratulalok tebrikler tebrik omedetou omedeto mubarak mabrook glueckwunsch gluckwunsch
            complimenti auguri

            tough hard harder easy easier difficult brutal painless challenging smooth tricky journey ride grind
            itself helped help support supporting supported hat trick skin teeth office proctored pearson vue kitchen
            couch bed flight train table hotel early late sleepless nights night months weeks year two three four five
            walking sat wrote

            buenas buenos dias tardes dzien dobry czesc siema bom dia boa tarde salut bonjour bonsoir coucou hallo hej
            hei moin servus gruezi ciao buongiorno buonasera salve goedemorgen goedemiddag hoi dag merhaba selam ahoj
            szia privet sziasztok afternoon guten tag gruss gott zusammen together beste liebe lieber geachte saludos
            abrazo abrazos enhorabuena felicitats groetjes groeten gruesse grusse mfg lg vg vielen dank cordialement
            bises amities bisous cordiali saluti grazie mille pozdrawiam pozdrowienia brawo dzieki dziekuje tack
            halsningar mvh bedankt dankjewel obrigadinho abraco bravissima bravissimo gefeliciteerd grattis
            felicitation chapeau elle bitte eintragen favor por lekker bezig wishes br rgds sincerely yours cordially
            respectfully

            databricks academy fundamentals github azure fabric dynamics bit busy finaly ola luck confirmed viele top
            gedaan brava muy bien aprobo trevlig helg robota jeje jaja pozdro gezellig saludo un hanoi berlin munich
            muenchen minutes hours hols vacation roll mine passou finito passe joined onwards upwards stuff
            completeness nasty equipo kollegen kolleginnen sauber slan hygge fin tiny ha sweet neat still x name far
            lead review chair horrible favourite owner bot seventy entry entries list sheet spreadsheet tracker
            register registers database db file files system tool dashboard matrix overview wiki page folder hr pmo
            leadership management delivery offices needful updates updated updating added adding enter entered logged
            fill filling small little short fast nice content amused happier happiest nervous scared mega totally
            absolutely quite pretty rather fairly basically literally obviously win wins corner modern cloud security
            power platform low code analytics stack came come comes away relax breathe anyway somehow fair play
            unfortunately sadly fortunately surprisingly unexpectedly admittedly apologies delay delayed belated
            backlog fourth fifth shot holder candidate outcome
            """.split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private SmallTalk() {
    }

    /** Whether a word tells nothing by itself, or what this package reads. */
    static boolean isKnown(String key) {
        return WORDS.contains(key) || Lexicon.TELLING.containsKey(key)
                || Stream.of(Lexicon.ALONG, Lexicon.NOUNS, PeopleWords.GROUP, PeopleWords.ADDRESSED, Lexicon.THEIRS,
                        Lexicon.JOINED, PeopleWords.FIRST_PERSON, PeopleWords.THIRD_PERSON, Lexicon.CONGRATULATIONS,
                        Lexicon.CONGRATULATED).anyMatch(words -> words.contains(key))
                || Lexicon.isFiller(key);
    }

    /** The places of the ways to speak that are understood as a whole. */
    static Set<Integer> phrases(List<Part> parts) {
        var text = Parts.text(parts);
        var places = new HashSet<Integer>();
        Stream.of(Lexicon.HARMLESS, Lexicon.CONGRATULATING).flatMap(Collection::stream).map(String::strip)
                .map(phrase -> " " + phrase + " ").forEach(phrase -> {
                    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
                        var first = words(text.substring(0, at));
                        for (int place = first; place < first + words(phrase) - 1; place++) {
                            places.add(place);
                        }
                    }
                });
        return places;
    }

    /** The spaces before words: a part is one word of {@link Parts#text}. */
    private static int words(String text) {
        return (int) text.chars().filter(letter -> letter == ' ').count();
    }
}
