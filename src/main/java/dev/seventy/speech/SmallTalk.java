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
            um uh er erm wah howzit actually greetings gday howdy hiya hola namaste salaam yall peeps crew gang fam squad sirs madam maam bro
            bruh dude guys inform informing note information records profile sharing official side date discussed so
            cheers ta thx ty thank you much appreciate appreciated danke merci gracias obrigado obrigada arigato shukran
            dhanyavaad tesekkurler koszonom kind best regards warm

            party pint pints beer beers drink drinks cake cakes coffee coffees tea pizza champagne bubbly dinner lunch
            celebrate celebrating celebration sleep rest holiday treat cookies donuts sweets laddoos mithai tonight

            woohoo wohoo yeehaw whoop yee haw hurra yasss yas omg wow lol haha hehe wahey aye ace beauty ripper jinx
            happy happily dead pumped buzzing ecstatic overjoyed elated grateful thankful blessed honored honoured mood
            humbled relieved relief tired exhausted shattered knackered gutsy dancing grinning smiling crying tears joy
            god gods grace lord allah jai shri finally honestly deserved line
            brilliant work effort job performance achievement accomplishment result news legend star superstar rockstar
            champ champion hero genius wizard machine beast parabens felicidades felicitaciones gratuluje gratulacje
            gratulalok tebrikler tebrik omedetou omedeto mubarak mabrook glueckwunsch gluckwunsch complimenti auguri

            tough hard harder easy easier difficult brutal painless challenging smooth tricky long journey ride grind
            itself helped help support supporting supported hat trick skin teeth office home proctored pearson vue
            kitchen couch bed flight train table hotel early late sleepless nights night months weeks another year two three four
            five walked walking score took sat wrote

            buenas buenos dias tardes dzien dobry czesc siema bom dia boa tarde salut bonjour bonsoir coucou hallo hej hei moin servus
            gruezi ciao buongiorno buonasera salve goedemorgen goedemiddag hoi dag merhaba selam ahoj szia privet sziasztok
            morning afternoon guten tag gruss gott zusammen together beste liebe lieber geachte
            saludos abrazo abrazos enhorabuena felicitats groetjes groeten gruss gruesse grusse gruss mfg lg vg vielen dank
            cordialement bises amities bisous cordiali saluti grazie mille pozdrawiam pozdrowienia brawo dzieki dziekuje tack halsningar
            mvh bedankt dankjewel obrigadinho abraco bravissima bravissimo geslaagd gefeliciteerd gratuluje gratulacje grattis
            felicitation chapeau elle bitte eintragen favor por lekker bezig wishes br rgds sincerely yours cordially respectfully

            databricks academy fundamentals github azure fabric dynamics bit busy week weeks finaly ola luck confirmed
            viele gruesse top gedaan brava bravo muy bien aprobo trevlig helg super robota jeje jaja pozdro gezellig saludo un
            hanoi berlin munich muenchen minutes hours hols vacation roll mine update week
            passou geschafft finito passe reussi dusted joined onwards upwards
            stuff completeness nasty equipo kollegen kolleginnen sauber slan hygge fin tiny ha lovely sweet neat
            still x name far lead review chair horrible favourite owner fecha datum data
            breaking der die el la mi mein unser companero companera colega collega kollege kollegin
            bot seventy entry entries record records list sheet spreadsheet tracker register registers table database db file files system
            tool dashboard matrix overview wiki page folder hr pmo leadership management delivery office offices
            needful update updates updated updating add added adding enter entered log logged fill filling
            small big little quick short fast nice proud content excited pleased amused glad happier happiest nervous scared
            super mega totally absolutely really quite pretty rather fairly honestly basically literally obviously
            win wins corner side modern cloud data security power platform low code analytics stack
            came come comes down home away sleep rest relax breathe again today everyone anyway somehow
            fair play unfortunately sadly luckily fortunately surprisingly unexpectedly admittedly apologies delay delayed belated backlog
            first second third fourth fifth attempt attempts try tries go shot
            credential credentials holder candidate examination examinations exam result results outcome grade
            """.split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private SmallTalk() {
    }

    /** Whether a word tells nothing by itself, or what this package reads. */
    static boolean isKnown(String key) {
        return WORDS.contains(key) || Lexicon.TELLING.containsKey(key) || Stream
                .of(Lexicon.ALONG, Lexicon.NOUNS, Lexicon.GROUP, Lexicon.ADDRESSED, Lexicon.THEIRS, Lexicon.JOINED,
                        Lexicon.FIRST_PERSON, Lexicon.THIRD_PERSON, Lexicon.CONGRATULATIONS, Lexicon.CONGRATULATED)
                .anyMatch(words -> words.contains(key)) || Lexicon.isFiller(key);
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
