package dev.seventy.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.response.Response;
import dev.seventy.bot.Answer;

/** Responses to slash commands, seen by the sender alone. The same answer given again is not rendered again. */
final class CommandResponses {

    private static final int MOST = 500;

    private final Map<Asked, Rendered> responses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Rendered> eldest) {
            return size() > MOST;
        }
    };

    /** An answer is told from others by being the same object, because comparing all of it would cost as much. */
    private record Asked(Answer answer, Optional<String> again) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Asked(var theirs, var line) && theirs == answer && line.equals(again);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(answer) * 31 + again.hashCode();
        }
    }

    /** @param complete whether everything in the answer could be shown */
    record Rendered(Response response, boolean complete) {
    }

    /** @param again the line that gives the answer once more, where it may be asked for in whole */
    Rendered of(Answer answer, Optional<String> again) {
        var asked = new Asked(answer, again);
        synchronized (responses) {
            var kept = responses.get(asked);
            if (kept != null) {
                return kept;
            }
        }
        var said = BlockKit.message(answer.reply(), again);
        var rendered = new Rendered(of(said), said.complete());
        synchronized (responses) {
            responses.put(asked, rendered);
        }
        return rendered;
    }

    static Response of(BlockKit.Said said) {
        return Response.json(200, SlashCommandResponse.builder().responseType("ephemeral").text(said.text())
                .blocks(said.blocks()).build());
    }
}
