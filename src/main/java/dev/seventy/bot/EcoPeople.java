package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;

/** Finds whom a telling of the playbook means: somebody of the firm, or somebody else by a name alone. */
final class EcoPeople {

    private final Firm firm;
    private final PeopleNamed named;

    EcoPeople(Firm firm, PeopleNamed named) {
        this.firm = firm;
        this.named = named;
    }

    /**
     * Somebody who was found, or is known by a name alone.
     *
     * @param id empty where they are new
     */
    record Somebody(PersonClues clues, String name, Optional<PersonId> id) {
    }

    /** Who was meant, or the question who it is. */
    sealed interface Whom {

        record Known(Somebody somebody) implements Whom {
        }

        record Asked(Reply reply) implements Whom {
        }
    }

    Whom whom(EcoTell told, EcoChange change, String said, Speaker speaker) {
        if (change.outside()) {
            var clues = PersonClues.written(said);
            return new Whom.Known(new Somebody(clues, said, Optional.empty()));
        }
        var isSpeaker = said.equalsIgnoreCase("me");
        var line = told.part() == Part.ACTION ? "eco owner " + told.item() + " "
                : "eco industry " + told.item() + " " + change.field() + " ";
        var outside = said.startsWith("slack:") || said.startsWith("teams:") || said.startsWith("<") || isSpeaker
                ? List.<Button>of()
                : List.of(new Button("Not of the firm: record the name", line + "\"" + plain(said) + "\" outside",
                        false));
        var question = new PeopleNamed.Question("Nothing was recorded", one -> line + one, isSpeaker
                ? "Which person of the firm you are is not known: say your address."
                : "Of somebody who is not of the firm, such as a lead at Databricks, the name alone is recorded.",
                outside);
        var own = speaker.person().filter(_ -> isSpeaker)
                .flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)));
        if (own.isEmpty() && !speaker.seesPeople()
                && named.find(said, speaker) instanceof PeopleNamed.Meant.Near(var people) && !people.isEmpty()) {
            return new Whom.Asked(Reply.misunderstood(
                    "Who of the firm '" + NotUnderstood.cut(said) + "' is, I ask only where nobody else reads along."
                            + " Tell me directly, or say an address or @colleague here. Nothing was recorded.",
                    new Block.Buttons(List.of(new Button("Show " + told.item(), "eco " + told.item(), true)))));
        }
        return switch (own.<PeopleNamed.Asked>map(PeopleNamed.Asked.Sure::new)
                .orElseGet(() -> named.ask(said, speaker, question))) {
            case PeopleNamed.Asked.Unsure(var reply) -> new Whom.Asked(reply);
            case PeopleNamed.Asked.Sure(var person) -> PeopleNamed.clues(person).<Whom>map(
                    clues -> new Whom.Known(new Somebody(clues, PeopleNamed.name(person), Optional.of(person.id()))))
                    .orElseGet(() -> new Whom.Asked(Reply.refused("There is nothing by which "
                            + (speaker.seesPeople() ? PeopleNamed.name(person) : "that person")
                            + " could be found again. Give an address in the people file"
                            + " first. Nothing was recorded.")));
        };
    }

    private static String plain(String said) {
        return said.startsWith("@") ? said.substring(1) : said;
    }
}
