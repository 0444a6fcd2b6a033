package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

/**
 * What was told last in a place.
 *
 * @param number under which it is kept; 0 where nothing is
 * @param imports of which a correction is; none where nothing was told, or its time is over
 * @param asks what was asked of it
 */
record TellTold(long number, List<Long> imports, Optional<TellAsked> asks) {

    static final TellTold NOTHING = new TellTold(0, List.of(), Optional.empty());

    TellTold {
        imports = List.copyOf(imports);
    }
}
