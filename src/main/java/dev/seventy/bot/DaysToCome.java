package dev.seventy.bot;

import java.time.LocalDate;
import java.util.function.Supplier;

import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Of which days nothing can be told yet. */
final class DaysToCome {

    private final Supplier<Store> stores;

    DaysToCome(Supplier<Store> stores) {
        this.stores = stores;
    }

    /** Whether it has begun neither where the speaker lives nor, of somebody else, where they do. */
    boolean isToCome(LocalDate day, Person who, Speaker speaker) {
        return day.isAfter(speaker.ownDay())
                && (speaker.is(who.id()) || stores.get().accounts().all(speaker.organisation().id()).stream()
                        .filter(one -> one.person().filter(who.id()::equals).isPresent())
                        .flatMap(one -> one.zone().stream()).allMatch(zone -> day.isAfter(speaker.day(zone))));
    }
}
