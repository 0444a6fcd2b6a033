package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;

/** Finds the credentials, people, days and links of a line; what else it has stays as it is. */
final class Parts {

    private static final Set<String> UNTIL = Set.of("until", "till", "til", "thru", "through", "expires", "expiring",
            "expiry", "expire", "valid");
    /** Words behind which a name is one, whatever else it can mean. */
    private static final Set<String> BEFORE_NAME = Set.of("for", "to", "by", "congrats", "congratulations", "kudos",
            "our", "and", "was", "done", "&", "not", "meant", "it's", "its");
    private static final Set<String> ROUGHLY = Set.of("around", "about", "roughly", "circa", "approximately", "approx",
            "before", "after", "by", "from", "ca", "almost", "near", "or", "to", "than", "between", Tokens.ROUGHLY);
    /** Behind a day, these make another of it: "yesterday week". */
    private static final Set<String> SHIFTING = Set.of("or", "ish", "week", "fortnight", "month", "year");
    /** As who cannot mention us writes it. */
    private static final String OURSELVES = "@seventy";
    private static final Set<String> JOINING_A_TITLE = Set.of("and", "for", "on", "of", "in", "the", "with", "to", "a",
            "&");
    private static final Set<String> BEFORE_MONTH = Set.of("in", "since", "during", "of", "last", "this", "until",
            "till");
    private static final Set<String> JOINING = Set.of(",", "and", "&", "+");
    private static final Set<String> AFTER_NAME = Set.of("and", "has", "just", "&", "finally", "also", "who", "on",
            "for", "did", "sat", "took", "is", "wrote", "aced", "scored");

    private final List<Token> tokens;
    private final Occasion occasion;
    private final Credentials credentials;
    private final Days days;
    private final List<Part> parts = new ArrayList<>();

    private Parts(List<Token> tokens, Occasion occasion, Credentials credentials) {
        this.tokens = tokens;
        this.occasion = occasion;
        this.credentials = credentials;
        days = new Days(tokens, occasion);
    }

    static List<Part> of(String line, Occasion occasion, Credentials credentials) {
        var parts = new Parts(Foreign.plain(Tokens.of(line)), occasion, credentials);
        for (int at = 0; at < parts.tokens.size();) {
            at = parts.next(at);
        }
        return SharedDays.settled(instead(parts.parts));
    }

    /** "Not yesterday but today" is today. */
    private static List<Part> instead(List<Part> parts) {
        for (int at = 0; at + 3 < parts.size(); at++) {
            if (parts.get(at).key().equals("not") && parts.get(at + 1) instanceof Part.When
                    && parts.get(at + 2).key().equals("but") && parts.get(at + 3) instanceof Part.When) {
                var rest = new ArrayList<>(parts);
                rest.subList(at, at + 3).clear();
                return rest;
            }
        }
        return parts;
    }

    /** Words set apart by spaces, with one before and one behind. */
    static String text(List<Part> parts) {
        return parts.stream().map(Part::key).collect(Collectors.joining(" ", " ", " "));
    }

    private int next(int at) {
        var token = tokens.get(at);
        return switch (token.kind()) {
            case MENTION -> add(new Part.Whom(Slot.of(new Who.Account(token.text())), token.text(), false), at + 1);
            case ADDRESS -> add(new Part.Whom(Slot.of(new Who.Address(token.key())), token.key(), false), at + 1);
            case LINK -> add(Link.of(token.text()).<Part>map(Part.Proof::new)
                    .orElseGet(() -> new Part.Plain(new Token(Token.Kind.PAUSE, token.text(), "#address"))), at + 1);
            case END -> add(new Part.Plain(token), at + 1);
            case WORD, NUMBER, PAUSE -> named(at, token);
        };
    }

    private int add(Part part, int to) {
        if (part instanceof Part.Cred credential) {
            dropTitle(credential);
        }
        parts.add(part instanceof Part.Cred credential ? orElse(credential) : part);
        return part instanceof Part.Cred credential ? titled(credential, to) : to;
    }

    /** Words of its title before the code of an exam say nothing more: "the Power BI exam PL-300". */
    private void dropTitle(Part.Cred credential) {
        var names = credential.found().exam().isEmpty() ? Set.<String>of() : names(credential);
        int from = parts.size();
        if (from > 1 && Set.of("(", ",", "-", ":").contains(parts.get(from - 1).key())
                && names.contains(parts.get(from - 2).key())) {
            from--;
        }
        while (from > 0 && parts.get(from - 1) instanceof Part.Plain(var token) && token.is(Token.Kind.WORD)
                && (names.contains(token.key()) || !names.isEmpty() && Lexicon.EXAM.contains(token.key()))) {
            from--;
        }
        if (parts.subList(from, parts.size()).stream().anyMatch(part -> names.contains(part.key()))) {
            parts.subList(from, parts.size()).clear();
        }
    }

    private Set<String> names(Part.Cred credential) {
        return credential.slot().known().map(credentials.catalog()::get).stream()
                .flatMap(known -> known.names().stream()).flatMap(name -> Tokens.keys(name).stream())
                .filter(word -> !JOINING_A_TITLE.contains(word)).collect(Collectors.toSet());
    }

    /** A title in brackets behind the code of its own exam says nothing more. */
    private int titled(Part.Cred credential, int from) {
        var names = names(credential);
        int behind = from;
        while (behind < tokens.size() && names.contains(tokens.get(behind).key())) {
            behind++;
        }
        if (behind > from || from >= tokens.size() || !tokens.get(from).key().equals("(")) {
            return behind;
        }
        int at = from + 1;
        while (at < tokens.size() && names.contains(tokens.get(at).key())) {
            at++;
        }
        return at > from + 1 && at < tokens.size() && tokens.get(at).key().equals(")") ? at + 1 : from;
    }

    /** "AZ-104 or AZ-305" is one of the two. */
    private Part.Cred orElse(Part.Cred second) {
        var size = parts.size();
        var back = size > 2 && Set.of("the", "my").contains(parts.getLast().key()) ? 2 : 1;
        if (size <= back || !parts.get(size - back).key().equals("or")
                || !(parts.get(size - back - 1) instanceof Part.Cred first)) {
            return second;
        }
        parts.subList(size - back - 1, size).clear();
        var said = first.said() + " or " + second.said();
        var either = Stream.of(first, second).flatMap(one -> switch (one.slot()) {
            case Slot.Known<CredentialId>(var id) -> Stream.of(id);
            case Slot.Open<CredentialId>(var _, var _, var choices) -> choices.stream();
        }).distinct().toList();
        return new Part.Cred(new Credentials.Found(new Slot.Open<>(Why.AMBIGUOUS, said, either), "",
                first.found().isPlain(), second.found().to()), said);
    }

    private String said(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private int named(int at, Token token) {
        if (token.is(Token.Kind.PAUSE)) {
            return add(new Part.Plain(token), at + 1);
        }
        if (token.key().equals(OURSELVES)) {
            return add(new Part.Plain(Token.of(Token.Kind.WORD, OURSELVES.substring(1))), at + 1);
        }
        if (token.text().startsWith("@")) {
            return account(at);
        }
        var person = occasion.people().at(tokens, at);
        if (person.isPresent() && person.get().to() > at + 1) {
            return add(whom(person.get(), at), person.get().to());
        }
        var credential = credentials.at(tokens, at);
        if (credential.isPresent() && (credential.get().isPlain() || isObject())) {
            var found = credential.get();
            return add(new Part.Cred(found, said(at, found.to())), found.to());
        }
        var isAgent = person.isPresent() && at > 1 && tokens.get(at - 1).key().equals("by")
                && Lexicon.TELLING.containsKey(tokens.get(at - 2).key()) && token.isCapital();
        var isPerson = isAgent || person.isPresent() && token.isCapital() && isListed(at)
                && (at == 0 || !BEFORE_MONTH.contains(tokens.get(at - 1).key()));
        var day = isPerson ? Optional.<Days.Found>empty() : days.at(at);
        if (day.isPresent()) {
            return add(new Part.When(exactly(day.get()), said(at, day.get().to()), isExpiry()), day.get().to());
        }
        if (person.isPresent() && isName(at)) {
            return add(whom(person.get(), at), person.get().to());
        }
        var size = parts.size();
        var isAffirmed = size > 1 && parts.getLast().key().equals("did")
                && (PeopleWords.FIRST_PERSON.contains(parts.get(size - 2).key())
                        || parts.get(size - 2) instanceof Part.Whom);
        if (isAffirmed && Lexicon.MANAGED.contains(token.key())) {
            parts.removeLast();
            return add(new Part.Plain(new Token(token.kind(), token.text(), "passed")), at + 1);
        }
        if (token.key().equals("through") && size > 0 && Lexicon.THROUGH.contains(parts.getLast().key())) {
            parts.removeLast();
            return add(new Part.Plain(new Token(token.kind(), token.text(), "passed")), at + 1);
        }
        if (isManaged() && Lexicon.MANAGED.contains(token.key())) {
            parts.subList(parts.size() - 2, parts.size()).clear();
            return add(new Part.Plain(new Token(token.kind(), token.text(), "passed")), at + 1);
        }
        return add(new Part.Plain(token.key().equals("done") && !parts.isEmpty() && parts.getLast().key().equals("well")
                ? new Token(token.kind(), token.text(), "welldone")
                : token), at + 1);
    }

    /** "managed to pass" tells that it was. */
    private boolean isManaged() {
        var size = parts.size();
        return size > 1 && parts.get(size - 1).key().equals("to") && parts.get(size - 2).key().equals("managed");
    }

    /** A day that was only said to be near is not the day. */
    private SpokenDay exactly(Days.Found found) {
        var isRough = !parts.isEmpty() && ROUGHLY.contains(parts.getLast().key())
                || found.to() < tokens.size() && SHIFTING.contains(tokens.get(found.to()).key());
        return isRough && found.day() instanceof SpokenDay.On(var day) ? new SpokenDay.Unclear(Why.VAGUE, List.of(day))
                : found.day();
    }

    /** A name with a sign before it is one, of somebody or of nobody here. */
    private int account(int at) {
        var names = new ArrayList<>(tokens);
        var bare = tokens.get(at).text().substring(1);
        names.set(at, Token.of(Token.Kind.WORD, bare));
        var found = occasion.people().at(names, at);
        return found.isPresent() ? add(whom(found.get(), at), found.get().to())
                : add(new Part.Whom(occasion.people().near(bare), bare, false), at + 1);
    }

    private Part whom(People.Match match, int from) {
        var said = said(from, match.to());
        return new Part.Whom(match.slot(said), said, tokens.get(match.to() - 1).isOwner());
    }

    /** A single word that is an alias is one only where a credential is spoken of. */
    private boolean isObject() {
        for (int back = parts.size() - 1; back >= 0; back--) {
            var part = parts.get(back);
            if (part instanceof Part.Cred || Lexicon.TELLING.containsKey(part.key())) {
                return true;
            }
            if (!Lexicon.BETWEEN.contains(part.key())) {
                return part.isPause() && back == parts.size() - 1;
            }
        }
        return true;
    }

    private boolean isExpiry() {
        for (int back = parts.size() - 1; back >= 0 && back >= parts.size() - 3; back--) {
            if (UNTIL.contains(parts.get(back).key())) {
                return true;
            }
            if (!Set.of("on", "is", "the", ":").contains(parts.get(back).key())) {
                return false;
            }
        }
        return false;
    }

    /** "Will, May and Mark": beside another name. */
    private boolean isListed(int at) {
        var isBehind = at > 1 && JOINING.contains(tokens.get(at - 1).key()) && !parts.isEmpty() && parts.size() > 1
                && parts.get(parts.size() - 2) instanceof Part.Whom;
        var isBefore = at + 2 < tokens.size() && JOINING.contains(tokens.get(at + 1).key())
                && tokens.get(at + 2).isCapital() && occasion.people().at(tokens, at + 2).isPresent();
        return isBehind || isBefore;
    }

    /** Names that are words too are names only where one would be expected, and in capitals. */
    private boolean isName(int at) {
        var token = tokens.get(at);
        if (!Lexicon.WORDS_TOO.contains(token.owner()) && !Lexicon.isFiller(token.key())) {
            return true;
        }
        var before = at == 0 ? "" : tokens.get(at - 1).key();
        if (token.isCapital() && before.equals("by") && at > 1
                && Lexicon.TELLING.containsKey(tokens.get(at - 2).key())) {
            return true;
        }
        var after = Optional.of(at + 1).filter(index -> index < tokens.size()).map(index -> tokens.get(index).key())
                .orElse("");
        return token.isCapital() && (isListed(at) || token.isOwner() || BEFORE_NAME.contains(before)
                || AFTER_NAME.contains(after) || Lexicon.TELLING.containsKey(after) || after.equals("failed"));
    }
}
