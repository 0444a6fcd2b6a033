package dev.seventy.catalog;

import java.util.List;

/** What a typed name turned out to mean. */
public sealed interface Resolution {

    /** One credential and no other. */
    record Found(Credential credential) implements Resolution {
    }

    /** Several credentials are called this, or {@code also} something outside the catalogue: never guessed. */
    record Choice(List<Credential> credentials, String also) implements Resolution {
        public Choice {
            credentials = List.copyOf(credentials);
        }
    }

    /** Nothing is called this; these come nearest. */
    record Unknown(List<Credential> nearest) implements Resolution {
        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }
}
