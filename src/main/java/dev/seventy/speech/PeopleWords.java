package dev.seventy.speech;

import java.util.Set;

/** Words for people who are not named, by what they may be in a sentence. */
final class PeopleWords {

    static final Set<String> FIRST_PERSON = Lexicon.words("i ive im me myself id");
    static final Set<String> THIRD_PERSON = Lexicon
            .words("he she they hes shes theyve theyre him them someone somebody anybody");
    /** Several, of whom the speaker may be one. */
    static final Set<String> GROUP = Lexicon
            .words("we weve everyone everybody team us folks guys colleagues everyones all both"
                    + " one another some many most more lads ladies mates friends you youve youre");
    /** Who is spoken to where a pause follows, or the name of the speaker; otherwise somebody who is spoken of. */
    static final Set<String> ADDRESSED = Lexicon
            .words("boss dad mum mom sir sirs madam maam mate mates bro bruh dude chaps bhai"
                    + " ji san bey hanim crew gang fam squad peeps yall lads ladies microsoft fellow somebody colleague");
    /** Where they are not spoken to, they may be whom it is told of: "passed AZ-305 yesterday: my mate". */
    static final Set<String> BYSTANDERS = Lexicon
            .words("team teams crew gang fam squad folks guys colleague colleagues mate"
                    + " mates friend friends lads ladies boss dad mum mom sir sirs madam maam fellow somebody someone everyone"
                    + " everybody everyones peeps yall chaps bhai bro bruh dude us champ champion legend hero genius wizard star"
                    + " superstar rockstar you");
    /** What a person who is named besides may be called. */
    static final Set<String> COMPANIONS = Set.of("colleague", "teammate", "friend", "buddy", "peer");
    static final Set<String> HONORIFICS = Set.of("bhai", "ji", "san", "bey", "hanim", "sir", "madam");
    /** Whose words may follow behind a colon; who is spoken to stands there with a greeting. */
    static final Set<String> SPEAKERS = Set.of("colleague", "somebody", "someone", "mate", "friend", "dad", "mum",
            "mom", "boss", "fellow");
    /** Of whom a remark may go on, so that the news may be theirs. */
    static final Set<String> RELATED = Lexicon
            .words("brother sister wife husband partner son daughter father mother cousin uncle aunt friend friends"
                    + " neighbour neighbor flatmate roommate cat dog parrot twin clone avatar character double namesake"
                    + " customer customers client clients student students competitor colleague colleagues"
                    + " somebody someone anybody anyone everybody everyone nobody none");

    private PeopleWords() {
    }
}
