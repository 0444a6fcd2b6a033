package dev.seventy.bot;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;

/** Answers that still hold, the most recently used of them; the same object for as long as it is kept. */
final class AnswerCache {

    private static final int MOST = 1_000;

    private final Map<Key, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Answer> eldest) {
            return size() > MOST;
        }
    };

    /**
     * All that an answer depends on.
     *
     * @param who the one it is for, where it is for nobody else
     */
    record Key(OrganisationId organisation, long evidence, long rights, Command command, Role role, Message.Place place,
            boolean local, LocalDate today, Optional<String> who) {

        static Key of(Command command, Speaker speaker) {
            return new Key(speaker.organisation().id(), speaker.situation().evidenceVersion(),
                    speaker.situation().rights(), command, speaker.role(), speaker.message().place(), speaker.local(),
                    speaker.today(),
                    Permissions.personal(command) ? Optional.of(speaker.actor().id()) : Optional.empty());
        }
    }

    synchronized Optional<Answer> get(Key key) {
        return Optional.ofNullable(answers.get(key));
    }

    /** Drops what was said of an organisation. */
    synchronized void forget(OrganisationId organisation) {
        answers.keySet().removeIf(key -> key.organisation().equals(organisation));
    }

    /** Of two answers that were found at the same time the first stays. */
    synchronized Answer keep(Key key, Answer answer) {
        var before = answers.putIfAbsent(key, answer);
        return before == null ? answer : before;
    }
}
