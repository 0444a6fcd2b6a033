package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;

import dev.seventy.catalog.CredentialId;

/** Whom and what a correction takes the place of, where it names them: "Tom, not Ada". */
public record Instead(List<Slot<Who>> people, List<Slot<CredentialId>> credentials) {

    static final Instead OF_ANYTHING = new Instead(List.of(), List.of());

    public Instead {
        people = List.copyOf(people);
        credentials = List.copyOf(credentials);
    }

    static Instead of(List<Part> parts) {
        List<Slot<Who>> people = new ArrayList<>();
        List<Slot<CredentialId>> credentials = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            if (Pieces.isDenied(parts, at)) {
                switch (parts.get(at)) {
                    case Part.Cred credential -> credentials.add(credential.slot());
                    case Part.Whom whom -> people.add(whom.who());
                    case Part.Plain _ -> people.add(Slot.of(new Who.Sender()));
                    case Part.When _,Part.Proof _ -> {
                    }
                }
            }
        }
        return new Instead(people, credentials);
    }

    public boolean isOfAnything() {
        return people.isEmpty() && credentials.isEmpty();
    }
}
