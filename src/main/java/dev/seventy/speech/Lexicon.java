package dev.seventy.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which a sentence shows what it is: told, asked, planned, doubted. All in the form of {@link Token#key}. */
final class Lexicon {

    /** What is told, in the past. */
    static final Map<String, Claim.Kind> TELLING = telling("""
            EARNED passed pased passd paased psssed passsed passeed psased cleared clared clearred aced nailed smashed crushed earned
            EARNED achieved acheived obtained gained completed finished received got gotten secured bagged cracked
            EARNED done certified bestanden conquered attained bag became succeeded reussi aprobado zdane zdalem zdalam geslaagd superato godkand geschafft obtenu aprobe obtenido conseguido superado ottenuto passei gehaald
            RENEWED renewed recertified renewd
            EXPIRED expired lapsed lost
            REVOKED revoked""");
    /** The same of somebody who is congratulated. */
    static final Set<String> CONGRATULATED = words("passing clearing getting earning acing nailing smashing completing"
            + " achieving obtaining finishing cracking pass becoming gaining receiving bagging");
    static final Set<String> CONGRATULATIONS = words("congrats congratulations congratulation congratz congrat grats"
            + " kudos bravo congratulating felicitations props welldone");
    static final Set<String> CONGRATULATING = phrases("well done", "shout out", "hats off", "great job", "way to go",
            "good job", "nice one", "great work", "nice work", "big up", "round of applause");
    static final Set<String> ADDING = words("add log record register note enter put track");

    /** Behind "managed to". */
    static final Set<String> MANAGED = words("pass clear get obtain earn complete finish ace nail achieve");

    /** Before "through". */
    static final Set<String> THROUGH = words("sailed breezed got flew scraped squeezed powered made");

    /** Between a verb and the credential, and between credentials. */
    static final Set<String> BETWEEN = words("the a an my his her their our your this that new microsoft ms exam exams"
            + " certification certifications cert certs certificate in as both also all too and plus , & + - / ( ) : \""
            + " certified officially successfully finally then well of renewal assessment for to badge accreditation"
            + " credential az test");
    /** Behind a credential, as a part of its name. */
    static final Set<String> NOUNS = words(
            "examination examinations exam exams cert certs certification certifications certificate badge"
                    + " accreditation credential credentials test renewal assessment certified");
    static final Set<String> EXAM = words(
            "exam exams cert certs certification certifications certificate certified" + " badge accreditation");
    /** What may follow a credential and begins something else. */
    static final Set<String> AFTER = words(
            "with at after and by so around about before roughly circa approximately ish thanks today but from first again already just"
                    + " now finally as both all too also because scored score during without this then i we was is were are"
                    + " has have had been through via despite only yet since it which while despite despite w successfully"
                    + " officially exactly precisely guys folks team mate lol yay woohoo please pls proudly online remotely done passed lah ok"
                    + " valid expires expiring good until what dusted or renewal");
    /** Where what is said goes on to be about the same day. */
    static final Set<String> ALONG = words("with points point score scored out of percent marks mark at a an the my"
            + " in on first try attempt go time second third took flying colours colors as well too also and both only"
            + " successfully finally pts result grade just already officially today exam cert"
            + " certification : , ( ) - / valid until expires expiring good through till is was it that happened"
            + " passed got , \" i she he they earned completed all done for centre center test online from home so"
            + " badge since dusted or back date dated fecha datum data exactly precisely");
    /** What something may be told of where a verb follows: "time passed". */
    static final Set<String> THINGS = words("time times day days week weekend morning evening night news update status"
            + " score points point result results attempt attempts try tries milestone box center centre record note log"
            + " moon bits heads one another more thing work party");
    static final Set<String> THEIRS = words("his her their our your");
    static final Set<String> JOINED = words("and & + both plus");
    /** Who only finished an exam may have failed it. */
    static final Set<String> FINISHED = words("finished completed done");
    static final Set<String> SITTING = words("took sat wrote did had taken attempted");
    static final Set<String> FAILING = words("failed fail flunked bombed fails");
    static final Set<String> APART = words("but however although though whereas while");
    /** What is said with these may leave little of what is told. */
    static final Set<String> LIMITING = words("without or before roughly circa approximately ish");
    /** Before a verb without changing what is told. */
    static final Set<String> BEFORE = words("""
            have has had ve just finally also now already successfully officially both all was were been is are am
            the my a our his her their your own hey hi hello team all everyone everybody folks guys friends mates colleagues
            good great news update fyi btw so and then well yes yay woohoo woo hoo hooray hurray yippee boom wow phew
            pleased happy glad proud delighted chuffed stoked thrilled excited over moon to say share announce report
            that bits very really super at long last again today on huge big massive many exam certification cert test
            hurrah yess yesss yep ok okay oh omg look dear please pls kindly quick quickly a log record note
            for bhai ji sir san who add mark as in & , : - ( ) \" ' + / after hello there heads up failed day well spent did mum dad boss respected chaps gone ticked off
            attempts tries milestone unlocked ticked box weekend week evening morning walked out of test centre center exactly
            recently definitely certainly eventually first second third time try attempt lucky finally only even its it this here we microsoft
            breaking der die el la mi mein unser companero companera colega collega kollege kollegin
            certified another one more down mate lads ladies all in proudly new just thankfully luckily happily status
            fellow some exciting amazing brilliant fantastic excellent lovely such an i ive barely alhamdulillah mashallah
            score with points cert add status result results done same exams certs certifications done and dusted""");
    /** Between a subject and its verb. */
    static final Set<String> ADVERBS = words("have has had ve having just finally also now already successfully"
            + " officially both only even then thus today recently proudly thankfully luckily happily barely eventually"
            + " actually still definitely certainly really indeed hereby am was were been and at last long too yes"
            + " myself again all took sat wrote taken gone");
    static final Set<String> WORDS_TOO = words("may will mark april art jan june august faith joy grace hope dev rose"
            + " bill rich frank pat drew chase sue ray dawn eve ivy summer autumn guy max bob rob nick jack sandy angel"
            + " march mar mai done gray page holly olive heath miles dean grant lance wade");

    static final Set<String> ASKS_FIRST = words("did does do is are was were can could should shall would am who whose"
            + " which what when where why how whether anyone anybody whos whats");
    static final Set<String> ASKS = phrases("do you know", "any idea", "not sure if", "not sure whether",
            "not sure when", "wonder", "wondering", "whether", "tell me if", "or not", "is it true", "anyone know",
            "curious if", "let me know if", "check if", "find out if", "how many", "how come");
    static final Set<String> TAGS = words("right really correct ok okay eh no yes huh yeah innit true sure seriously");
    /** Verbs by which a sentence is about exams at all. */
    static final Set<String> ABOUT = words("pass passes passing take takes taking took taken sit sat sitting get gets"
            + " getting renew renewing expire expires clear do doing doing write writing attempt attempted have"
            + " due fail failed fails goal going went study studying booked book schedule scheduled registered want need"
            + " appointment voucher notes luck ace nail smash retake");

    /** Conditions and wishes: wherever they stand, nothing was told as a fact. */
    static final Set<String> CONDITION = phrases("if", "unless", "once", "when", "whenever", "as soon as", "in case",
            "provided", "assuming", "wish", "hope", "hopes", "hoped", "hoping", "hopefully", "would", "should",
            "id love", "id like", "ill", "wed", "fingers crossed", "#hope", "until i", "before i", "suppose i",
            "wish me luck", "ought to", "would have", "would ve", "wouldve", "shouldve", "couldve", "to be",
            "expected to", "expect to", "aspire", "dream of");
    static final Set<String> PLAN = phrases("will", "ll", "going to", "gonna", "want", "wants", "wanna", "plan",
            "plans", "planning", "planned", "need", "needs", "need to", "have to", "has to", "got to", "gotta", "aim",
            "aiming", "goal", "target", "trying", "try to", "tries", "booked", "booking", "scheduled", "schedule",
            "registered", "signed up", "sitting", "taking", "sit", "take", "doing", "studying", "study", "preparing",
            "prepping", "revising", "learning for", "retake", "retaking", "next", "tomorrow", "lets", "let s", "let us",
            "about to", "due", "deadline is", "coming up", "going for", "upcoming", "next week", "expires", "by",
            "to pass", "to get", "to clear", "ready for", "ready to", "attempting", "promise", "i get", "promised",
            "intend", "begin", "starting", "start", "#open");
    static final Set<String> FAILED = phrases("fail", "failed", "fails", "failing", "flunked", "bombed", "missed",
            "not", "never", "no one", "noone", "nobody", "none", "neither", "nor", "unable", "cannot", "cant", "didnt",
            "dont", "doesnt", "havent", "hasnt", "hadnt", "wasnt", "werent", "isnt", "arent", "couldnt", "wont",
            "wouldnt", "aint", "without passing", "did not", "didn", "nope", "nicht", "no longer", "unsuccessful",
            "unsuccessfully", "flunk", "blew", "shouldnt", "zero", "few people", "hardly anyone", "nobodys", "nowhere",
            "no luck", "no pass", "#negative", "non", "nie", "kein", "keine");
    static final Set<String> NOBODY = phrases("nobody", "no one", "noone", "none", "neither");
    static final Set<String> NOT_FAILED = phrases("not fail", "didnt fail", "never failed", "never fail", "not failed",
            "havent failed", "hasnt failed");
    /** Said before what is told, these keep it from being told. */
    static final Set<String> DOUBT = phrases("think", "thinks", "believes", "thought", "guess", "believe", "suppose",
            "supposedly", "supposed", "presumably", "presume", "allegedly", "apparently", "reportedly", "seems", "seem",
            "seemingly", "looks like", "sounds like", "heard", "hear", "hearing", "rumour", "rumor", "rumours",
            "rumors", "says", "said", "say that he", "told", "tells", "tell", "claims", "claimed", "claim", "claiming",
            "according", "maybe", "perhaps", "probably", "possibly", "likely", "unlikely", "might", "may", "could",
            "must", "almost", "nearly", "virtually", "practically", "close to", "sort of", "kind of", "kinda", "sorta",
            "half of", "halfway", "partly", "partially", "dream", "dreams", "dreamt", "dreamed", "dreaming", "imagine",
            "imagined", "imagining", "pretend", "pretending", "pretended", "kidding", "joke", "joking", "jk",
            "just testing", "only a test", "just a test", "test test", "testing", "yeah right", "as if", "for example",
            "for instance", "eg", "e g", "example", "hypothetically", "hypothetical", "lie", "lied", "lying",
            "unofficial", "unofficially", "official result", "pending", "provisional", "provisionally", "preliminary",
            "beta", "fake", "prank", "april fool", "/s", "sarcasm", "psych", "scratch that", "ignore", "disregard",
            "forgot who", "cheated", "were to", "wait", "hold on", "not really", "mistake", "mistakenly", "wrong",
            "false", "untrue", "nevermind", "never mind", "cancel", "passed over", "passed on #credential", "quote",
            "unquote", "assume", "assumed", "doubt", "doubtful", "unsure", "uncertain", "unconfirmed", "unclear",
            "pretended", "in theory", "theoretically", "in my head", "in my mind", "on paper", "in spirit", "universe",
            "simulator", "simulation", "sandbox", "in minecraft", "at least in", "mentally", "metaphorically",
            "almost certainly", "pretty sure", "fairly sure", "waiting for", "awaiting", "reports", "reported",
            "word is", "#irony", "reckon", "afaik", "i gather", "as it were", "so to speak", "so they say", "short of",
            "wants to know", "asked", "asks", "asking", "denied", "denies");
    /** What belongs to an exam and is none; before the credential or with it, that was passed or got. */
    static final Set<String> PREPARING = phrases("practice", "practise", "mock", "course", "training", "learning path",
            "module", "voucher", "book", "notes", "appointment", "dump", "dumps", "quiz", "lab", "labs", "workshop",
            "bootcamp", "webinar", "session", "material", "someone", "somebody", "sample");
    /** What nobody means who says it, or wants to be kept. */
    static final Set<String> FANCY = phrases("off the record", "just say", "pretend", "pretending", "imagine", "as if",
            "kidding", "dream", "dreams", "dreamt", "dreamed", "suppose", "joke", "joking", "jk", "yeah right");
    /** Ways to speak that only look like one of those. */
    static final List<String> HARMLESS = List.of("no problem", "no sweat", "no joke", "no kidding", "no more",
            "no worries", "not bad", "not easy", "not gonna lie", "not too shabby", "not going to lie", "wasnt easy",
            "was not easy", "isnt easy", "not an easy", "cant believe it", "cant believe", "can t believe",
            "couldnt be happier", "could not be happier", "wont lie", "didnt expect", "did not expect",
            "didnt think i would", "no big deal", "tell you what", "happy to tell", "pleased to tell", "glad to tell",
            "proud to tell", "not only", "believe it or not", "would you believe it", "had to share", "wanted to share",
            "want to share", "would like to share", "just wanted to let you know", "wanted to let you know",
            "let you know", "letting you know", "to let you all know", "no thanks to", "after failing",
            "failed attempts", "failed attempt", "failing twice", "failing once", "after having failed",
            "forgot to renew", "couldnt have done it without", "could not have done it without", "would not have",
            "thought you should know", "thought id share", "at the first attempt", "must say", "i must admit",
            "not long ago", "hard to believe", "i hope you are well", "hope you are well", "hope all is well",
            "hope everyone is well", "and im not even joking", "by gods grace", "guess what", "its official",
            "it is official", "join me in", "god is good", "god is great", "with gods grace", "by the grace of god",
            "by the skin of my teeth", "testing center", "testing centre", "test center", "test centre", "what a day",
            "what a week", "what a relief", "what a ride", "what a journey", "what a feeling", "what a night",
            "feels good", "feels great", "feels amazing", "feeling good", "feeling great", "feeling proud", "no jinx",
            "went well", "went fine", "went great", "went smoothly", "knocked out two", "knocked out both",
            "better late than never", "keep it up", "keep up the good work", "for completeness", "done & dusted",
            "quick one before i board", "before i board", "before i go", "as we speak", "on a roll", "about time",
            "its official", "so its official", "after two fails", "after one fail", "after three fails", "strike again",
            "not so unlucky after all", "never again", "of all days", "can you add me", "can you add it",
            "can you log it", "can you log that", "could you log it", "can you record it", "than i thought",
            "than expected", "than i expected", "than i feared", "than i had thought", "should have said sooner",
            "shouldve said sooner", "should have told you sooner", "should have said earlier", "only found out now",
            "found out now", "the result confirmed", "result confirmed", "late than never", "forgot to tell",
            "forgot to mention", "forgot to say", "sorry for being late", "sorry for the delay", "sorry for the late",
            "sorry it took", "could not believe it", "couldnt believe it", "no big deal", "not sure why i waited",
            "na po ako", "pass liao", "don pass", "wee dram", "done and dusted", "i have made the", "ive made the");
    static final List<String> COURTESIES = List.of("please", "pls", "kindly", "can you", "could you", "can you please",
            "could you please", "would you", "hey", "hi", "seventy", "hello", "cert", "certification", "ok", "also",
            ",", "/");
    static final Set<String> TAKING_BACK = phrases("take back", "took back", "taking back", "retract",
            "please remove my", "remove my", "delete my", "scrap my", "withdraw my", "remove #who", "delete #who",
            "please remove #who");
    static final Set<String> VENDORS = words("azure microsoft databricks fabric power dynamics github security data ai"
            + " architect admin administrator engineer developer analyst cloud");

    private Lexicon() {
    }

    static Set<String> words(String words) {
        return Stream.of(words.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> phrases(String... phrases) {
        return Stream.of(phrases).map(phrase -> " " + phrase + " ").collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Claim.Kind> telling(String lines) {
        Map<String, Claim.Kind> verbs = new HashMap<>();
        lines.lines().map(line -> List.of(line.split(" "))).forEach(line -> line.subList(1, line.size())
                .forEach(verb -> verbs.put(verb, Claim.Kind.valueOf(line.getFirst()))));
        return Map.copyOf(verbs);
    }

    static boolean isFiller(String key) {
        return BEFORE.contains(key) || AFTER.contains(key) || BETWEEN.contains(key);
    }

    /** Whether a text has one of the phrases; both have spaces around every word. */
    static boolean has(Set<String> phrases, String text) {
        return phrases.stream().anyMatch(text::contains);
    }

    /** A text without the ways to speak that only look like a doubt or a denial. */
    static String plain(String text) {
        var plain = text;
        for (var phrase : HARMLESS) {
            plain = plain.replace(" " + phrase + " ", " … ");
        }
        return plain;
    }
}
