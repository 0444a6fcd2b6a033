package dev.seventy.bot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.Organisation;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Role;

/**
 * Somebody whose organisation and role are known.
 *
 * @param said when they say it, by which all days are counted
 * @param account empty for the person at the machine itself
 * @param person whose account it is, where that is known
 */
record Speaker(Situation situation, Actor actor, Role role, Message message, Instant said, FirmSettings settings,
        Optional<Account> account, Optional<PersonId> person) {

    Organisation organisation() {
        return situation.organisation();
    }

    /** The organisation's today, by which figures are asked for. */
    LocalDate today() {
        return day(organisation().zone());
    }

    /** The day it is where the speaker lives, by which they tell of what they did. */
    LocalDate ownDay() {
        return day(zone());
    }

    /** The day it is somewhere; of the made-up firm always the same. */
    LocalDate day(ZoneId where) {
        return organisation().fixedToday().orElseGet(() -> LocalDate.ofInstant(said, where));
    }

    /** The made-up firm's fixed today; empty for a real firm. */
    Optional<LocalDate> sampleDay() {
        return organisation().sample() ? organisation().fixedToday() : Optional.empty();
    }

    /** Whether the made-up firm is only looked at; at the machine itself it can be told things, until it is loaded anew. */
    boolean onTour() {
        return organisation().sample() && !local();
    }

    boolean local() {
        return message.sender() instanceof Sender.Local;
    }

    /** Whether everybody who is there reads the answer. */
    boolean isOverheard() {
        return message.place() == Message.Place.SHARED;
    }

    /** Whether the answer may name an address: nobody else reads it there, or the line names it already. */
    boolean mayName(String address) {
        return !isOverheard() || message.text().toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
    }

    boolean seesPeople() {
        return Permissions.seesPeople(role, message.place());
    }

    /** Whether it is the speaker. */
    boolean is(PersonId who) {
        return person.filter(who::equals).isPresent();
    }

    /** Whether what is on file of somebody may be said to the speaker, and whose it is. */
    boolean sees(PersonId who) {
        return is(who) || seesPeople();
    }

    boolean seesRevenue() {
        return Permissions.seesRevenue(role, message.place(), settings);
    }

    /** In which locale the speaker writes; {@link Locale#ROOT} where nobody says. */
    Locale locale() {
        return account.map(Account::locale).orElseGet(message::locale);
    }

    /** Where the speaker lives; where nobody says, where the firm does. */
    ZoneId zone() {
        return account.flatMap(Account::zone).orElseGet(() -> organisation().zone());
    }

    /** The same as of an earlier moment; of a later one it is the speaker's own. */
    Speaker sayingAt(Instant moment) {
        return new Speaker(situation, actor, role, message, moment.isBefore(said) ? moment : said, settings, account,
                person);
    }

    /** What others there call the speaker. */
    String name() {
        return local() ? "whoever runs Seventy"
                : account.map(Account::name).filter(known -> !known.isBlank())
                        .or(() -> message.sender() instanceof Sender.Member member ? member.name() : Optional.empty())
                        .orElse("somebody");
    }

    Speaker at(Message.Place place) {
        return saying(message.text(), place);
    }

    Speaker saying(String line, Message.Place place) {
        return new Speaker(
                situation, actor, role, new Message(line, message.sender(), place, message.deliveryKey(),
                        message.files(), message.where(), message.locale(), message.said()),
                said, settings, account, person);
    }
}
