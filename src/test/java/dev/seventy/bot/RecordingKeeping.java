package dev.seventy.bot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Remembers what it was told, and keeps for later what it was told to keep. */
final class RecordingKeeping implements Keeping {

    final List<Answer> answered = new ArrayList<>();
    final List<Wait> asked = new ArrayList<>();
    private final Set<Wait> kept = EnumSet.noneOf(Wait.class);

    RecordingKeeping(Wait... kept) {
        this.kept.addAll(List.of(kept));
    }

    @Override
    public void answered(Answer answer) {
        answered.add(answer);
    }

    @Override
    public boolean later(Message message, Wait wait) {
        asked.add(wait);
        return kept.contains(wait);
    }
}
