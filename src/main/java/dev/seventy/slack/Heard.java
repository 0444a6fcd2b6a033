package dev.seventy.slack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;

/**
 * What somebody said, by a command, a message, a click or a form.
 *
 * @param delivery what tells it from everything else that Slack sends
 * @param said when, where Slack says so; it may send a thing again an hour later
 */
record Heard(Sender.Member sender, Message.Place place, String text, String delivery, Spot spot,
        List<Letter.SharedFile> files, Optional<Instant> said) {

    Heard {
        files = List.copyOf(files);
    }

    Heard(Sender.Member sender, Message.Place place, String text, String delivery, Spot spot) {
        this(sender, place, text, delivery, spot, List.of(), Optional.empty());
    }

    Message message() {
        return message(List.of());
    }

    Message message(List<SentFile> sent) {
        var message = new Message(text, sender, place, Optional.of(delivery), sent, spot.where());
        return said.map(message::saidAt).orElse(message);
    }

    Heard at(Spot other) {
        return new Heard(sender, place, text, delivery, other, files, said);
    }
}
