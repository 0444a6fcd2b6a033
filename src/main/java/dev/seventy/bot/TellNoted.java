package dev.seventy.bot;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.reply.Reply;
import dev.seventy.store.Drafts;

/** Notes what an answer asks and shows, so that the next line there is taken for an answer to that. */
final class TellNoted {

    /** A question mark that ends a sentence of ours, and not words that are repeated. */
    private static final Pattern ASKS = Pattern.compile("\\?(?: |$)");
    /** Of a word that is not known, whatever was asked before. */
    private static final String OFFER = "Did you mean ";

    private final TellMemory memory;
    private final TellShown shown;

    TellNoted(TellMemory memory, TellShown shown) {
        this.memory = memory;
        this.shown = shown;
    }

    /** A question that a reply asks and that is of nothing kept here: a bare answer is one to that from now on. */
    void answered(Command command, Speaker speaker, Reply reply) {
        if (command instanceof Certifying || command instanceof Importing.Undo) {
            shown.keep(reply, speaker);
        }
        var isOfDraft = command instanceof Certifying && !(command instanceof Certifying.CertForward)
                && !(command instanceof Certifying.CertForm(var number) && number.isEmpty());
        if (isOfDraft) {
            return;
        }
        if (reply.tone() == Reply.Tone.MISUNDERSTOOD && reply.summary().contains(OFFER)) {
            memory.offers(speaker);
        } else if (isQuestion(reply)) {
            memory.asksElse(speaker);
        }
    }

    /** What comes into somebody's own conversation unasked, and can be answered, is a question there like any other. */
    void pushed(Command command, Speaker speaker, Answer answer) {
        if (!(speaker.message().sender() instanceof Sender.Member sender)) {
            return;
        }
        var unasked = command instanceof Reminding.ReminderTell
                ? Stream.of(new Answer.Elsewhere.Directly(answer.reply()))
                : Stream.<Answer.Elsewhere>empty();
        Stream.concat(unasked, answer.elsewhere().stream())
                .filter(one -> isQuestion(one.reply()) || !one.reply().buttons().isEmpty())
                .flatMap(one -> switch (one) {
                    case Answer.Elsewhere.Account(var user, var _) -> Stream.of(user);
                    case Answer.Elsewhere.Directly _ -> Stream.of(sender.user());
                    case Answer.Elsewhere.Everybody _ -> Stream.<String>empty();
                }).distinct().forEach(user -> memory.pushed(new Drafts.Owner(speaker.organisation().id(),
                        sender.platform(), sender.workspace(), user, "")));
    }

    private static boolean isQuestion(Reply reply) {
        return reply.tone() == Reply.Tone.QUESTION || asks(reply.summary());
    }

    static boolean asks(String text) {
        return ASKS.matcher(text).find();
    }
}
