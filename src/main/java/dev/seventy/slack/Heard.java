package dev.seventy.slack;

import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;

/**
 * What somebody said, by a command, a message, a click or a form.
 *
 * @param delivery what tells it from everything else that Slack sends
 */
record Heard(Sender.Member sender, Message.Place place, String text, String delivery, Spot spot,
        List<Letter.SharedFile> files) {

    Heard {
        files = List.copyOf(files);
    }

    Heard(Sender.Member sender, Message.Place place, String text, String delivery, Spot spot) {
        this(sender, place, text, delivery, spot, List.of());
    }

    Message message() {
        return new Message(text, sender, place, Optional.of(delivery), List.of(), spot.where());
    }

    Heard at(Spot other) {
        return new Heard(sender, place, text, delivery, other, files);
    }
}
