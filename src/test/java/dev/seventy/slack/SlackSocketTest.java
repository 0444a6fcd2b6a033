package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.seventy.bot.RecordingConversation;
import dev.seventy.reply.Reply;
import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SlackSocketTest {

    @Test
    void a_token_that_no_request_can_carry_ends_one_try_and_not_all_of_them(@TempDir Path folder) {
        List<String> logged = new CopyOnWriteArrayList<>();
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                logged.add(event.getFormattedMessage());
            }
        };
        appender.start();
        var log = (Logger) LoggerFactory.getLogger(SlackSocket.class);
        log.addAppender(appender);
        try (var setting = new Setting(folder)) {
            var reception = new Reception(new RecordingConversation(_ -> Reply.answer("So.")), () -> setting.store,
                    (_, _) -> {
                    }, setting.slack.clock());
            var inbound = new SlackInbound(reception,
                    new SlackRemoval(setting.store, setting.vault, Optional.empty(), _ -> {
                    }), Map.of(), setting.slack.clock());
            try (var socket = new SlackSocket(setting.api, inbound, "xapp-…")) {
                socket.start();
                Until.holds("a second try", () -> logged.size() >= 2);
                assertThat(socket.isWell()).isFalse();
            }
        } finally {
            log.detachAppender(appender);
        }
        assertThat(logged).containsOnly("slack socket not connected cause=java.lang.IllegalArgumentException");
    }
}
