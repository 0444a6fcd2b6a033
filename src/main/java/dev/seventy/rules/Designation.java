package dev.seventy.rules;

import java.util.List;

/** A badge a partner can attain, with the words people use for it. */
public record Designation(String id, String name, List<String> alsoCalled) {

    public Designation {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
