package dev.seventy.bot;

import java.util.List;
import java.util.Locale;

import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.AuditTrail;

/** What the trail says of an answer that named people. */
final class Tracing {

    /** What an object begins with that stands for more people than are listed. */
    static final String MANY = "people/";

    private static final int MOST_LISTED = 500;

    private Tracing() {
    }

    /** All of an answer that can name somebody, its files as well. */
    static String text(Reply reply) {
        var text = new StringBuilder(PlainText.render(reply));
        for (var block : reply.blocks()) {
            if (block instanceof Block.Attachment(var _, var content)) {
                text.append('\n').append(content);
            }
        }
        return text.toString();
    }

    static List<String> people(List<PersonId> people) {
        return people.size() > MOST_LISTED ? List.of(MANY + people.size())
                : people.stream().map(AuditTrail::person).toList();
    }

    /** By which command they were named. */
    static List<String> words(Command command) {
        return switch (command) {
            case Measuring.Why(var area, var _, var _) -> List.of("why", area.id());
            case Partnering.TierWhy _ -> List.of("why", "databricks");
            case Measuring.Score(var area, var _) -> List.of("score", area.map(one -> one.id()).orElse("all"));
            case Measuring.Forecast(var area, var _, var _) ->
                List.of("forecast", area.map(one -> one.id()).orElse("all"));
            case Partnering.Holders _ -> List.of("certs", "databricks");
            case Custody.Export(var what, var _) -> List.of("export", what.word());
            default -> List.of(command.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                    .toLowerCase(Locale.ROOT).split(" "));
        };
    }
}
