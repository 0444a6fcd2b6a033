package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.reply.Block;
import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Signal;
import dev.seventy.rules.Track;
import dev.seventy.store.Role;

/** What somebody wants, whether they typed, clicked or said it in a sentence. */
public sealed interface Command {

    /** What the catalog and the rules alone answer, whatever is known of a firm. */
    sealed interface General extends Command {
    }

    /** One designation, or all of them on one screen. */
    record Score(Optional<Designation> area, Terms terms) implements Command {
    }

    /** What counted and what did not, for one metric or for all of a designation. */
    record Why(Designation area, Optional<MetricKind> metric, Terms terms) implements Command {
    }

    /**
     * A Databricks partner's tier; of the firm's own track where none is named.
     *
     * @param towards the id of the tier up to which it is asked; empty for the next one
     */
    record Tier(Optional<Track> track, Optional<String> towards, Terms terms) implements Command {
    }

    /** What each tier asks for, with what was found; one requirement where it is named. */
    record TierWhy(Optional<Track> track, Optional<String> requirement, Terms terms) implements Command {
    }

    /** A Databricks partner's Partner Value Score: the reported one, and our estimate. */
    record PartnerValue(Optional<Track> track, Terms terms) implements Command {
    }

    /** What the Partner Value Score would become with more, or less, of what it is estimated from. */
    record PartnerValueIf(Optional<Track> track, List<Supposed> supposed, Terms terms) implements Command {
        public PartnerValueIf {
            supposed = List.copyOf(supposed);
        }
    }

    /**
     * @param more how much more of it; less where it is negative
     * @param said by what words it was called
     */
    record Supposed(Signal signal, BigDecimal more, String said) {
    }

    /** Something achieved with Databricks. */
    record Achieve(AchievementKind kind, String name, boolean confirmed) implements Command {
    }

    /** What is on file of one kind of achievement. */
    record Achievements(AchievementKind kind) implements Command {
    }

    /**
     * A figure, or an attestation, about the firm as a Databricks partner.
     *
     * @param value of an attestation one for yes and zero for no
     * @param unit the tier where one is told; otherwise empty
     * @param track of the tier, by its id; empty where none was named
     * @param asOf the day of which it is told; empty for today
     */
    record Report(String measure, BigDecimal value, String unit, Optional<String> track,
            Optional<LocalDate> asOf) implements Command {
    }

    /**
     * Somebody was named a Champion.
     *
     * @param who an address, an account or a name
     * @param isNew whether it may be somebody whom the firm does not know yet
     */
    record ChampionAdd(String who, boolean isNew) implements Command {
    }

    record Champions() implements Command {
    }

    /** What was attested of the firm as a Databricks partner, by whom and when. */
    record Attestations() implements Command {
    }

    /** Who holds which of Databricks' credentials; of one person where one is named. */
    record Holders(Optional<String> of, Terms terms) implements Command {
    }

    /**
     * What becomes of the points in the twelve months ahead; of every designation where none is named.
     *
     * @param whole every change, and not the first of them
     */
    record Forecast(Optional<Designation> area, Terms terms, boolean whole) implements Command {
    }

    /** A page with a designation's score and forecast, for whoever has its link. */
    record ShareLink(Designation area, Optional<LocalDate> asOf) implements Command {
    }

    /** The deadlines of a forecast, as a file for calendars. */
    record ForecastCalendar(Optional<Designation> area, Terms terms) implements Command {
    }

    record Help() implements General {
    }

    record Thanks() implements General {
    }

    record RulesList() implements General {
    }

    record RulesShow(Designation area, Terms terms) implements General {
    }

    record RulesDiff(Designation area, String from, String to, Terms terms) implements Command {
    }

    /** The rules of a track's tiers, in the version of the terms. */
    record LadderShow(Track track, Terms terms) implements General {
    }

    /** What changed between two versions of a track's tiers. */
    record LadderDiff(Track track, String from, String to) implements General {
    }

    /** Runs the case files sent along. */
    record RulesTest() implements General {
    }

    /** Takes in the files sent along: {@code confirmed} at once, otherwise after a look at what would change. */
    record Import(Optional<String> dateOrder, boolean confirmed) implements Command {
    }

    /** How files are sent along. */
    record ImportHowTo() implements General {
    }

    record ImportTemplate(Optional<String> kind) implements General {
    }

    record ImportConfirm(long id) implements Command {
    }

    record ImportDiscard(long id) implements Command {
    }

    record ImportHistory() implements Command {
    }

    /** Takes back an import: the newest one, or the one named. */
    record Undo(Optional<Long> id) implements Command {
    }

    /** What a certification is. */
    record Credential(String name) implements General {
    }

    /** The specializations under a designation, or one by name. */
    record Specializations(Optional<Designation> area, Optional<String> name) implements General {
    }

    /** Says a line's answer to everybody in the channel, without what is private. */
    record Share(String line) implements Command {
    }

    /** Says a line's answer in the sender's own conversation with the bot, where it stays. */
    record SendMe(String line) implements Command {
    }

    /** Asks those who have a role to say a line for the sender. */
    record Ask(Role of, String line) implements Command {
    }

    /** What matters most to the sender, on one page. */
    record Home() implements Command {
    }

    /** Who the sender is here, and what is known of them. */
    record Me() implements Command {
    }

    /** The sender says which person they are; empty: none of them. */
    record MeIs(Optional<String> person) implements Command {
    }

    record SettingsShow() implements Command {
    }

    record SettingsChange(List<FirmSettings.Change> changes) implements Command {
        public SettingsChange {
            changes = List.copyOf(changes);
        }
    }

    /** What somebody reads who has just installed the bot. */
    record Welcome() implements General {
    }

    /** What is kept of whom. */
    record Privacy() implements General {
    }

    /** Answers a line from the made-up firm. */
    record Sample(String line) implements Command {
    }

    record OrganisationAdd(String name) implements Command {
    }

    record OrganisationLink(String platform, String workspace, String name) implements Command {
    }

    record OrganisationList() implements Command {
    }

    record RoleGrant(String role, String subject) implements Command {
    }

    record RoleRevoke(String role, String subject) implements Command {
    }

    record RoleList() implements Command {
    }

    /** What somebody tells of certifications, and what they ask to tell it. */
    sealed interface Telling extends Command {
    }

    /**
     * A sentence that tells of a certification, or goes on with one.
     *
     * @param otherwise what the line means where it does neither
     */
    record Tell(String line, Command otherwise) implements Telling {
    }

    /** The pieces of what is told in any order; a form where there are none. */
    record CertAdd(String said) implements Telling {
    }

    /** The form, with what is known of a draft in it. */
    record CertForm(Optional<Long> draft) implements Telling {
    }

    /**
     * The form, filled in.
     *
     * @param draft that it completes
     * @param fixing the import that it takes the place of
     */
    record CertRecord(Optional<Long> draft, Optional<Long> fixing, String credential, String person, String day,
            String expires, String link) implements Telling {
    }

    /** What was recorded, to be corrected. */
    record CertFix(long id) implements Telling {
    }

    /** An answer to what is asked of a draft; empty to be asked again. */
    record CertDraft(long number, String said) implements Telling {
    }

    /**
     * What somebody else wrote, to be looked at.
     *
     * @param author the account of whoever wrote it
     */
    record CertForward(String author, Optional<Instant> at, String text) implements Telling {
    }

    /** Somebody does not hold something any more, or never did. */
    record CertDrop(String credential, String person) implements Telling {
    }

    /** What keeps certifications from counting, and who can mend it. */
    record CertDoctor() implements Command {
    }

    /** Sends somebody the steps by which they mend what nobody else can. */
    record CertSteps(String who) implements Command {
    }

    /** What the speaker holds, or somebody else, each with how well it is proved. */
    record CertList(Optional<String> who) implements Command {
    }

    /** Who holds a certification. */
    record Who(String what) implements Command {
    }

    /** Who could take a certification next, by what they hold. */
    record WhoCould(String what) implements Command {
    }

    /** Somebody works here. */
    record PersonAdd(String name, String address) implements Command {
    }

    /**
     * Somebody works here, and is told how to begin.
     *
     * @param who an account, an address, a name, or a name and an address
     */
    record PersonInvite(String who) implements Command {
    }

    /**
     * Who is known of the firm.
     *
     * @param page from 1
     */
    record PersonList(int page) implements Command {
    }

    /** Two who are on file are one human. */
    record PersonMerge(String one, String other) implements Command {
    }

    /**
     * Something about somebody who works here.
     *
     * @param value an address or a name, a place, a role; empty where a day is given, or none is to hold
     */
    record PersonSet(String who, PersonField field, String value, Optional<LocalDate> day) implements Command {
    }

    /** What can be said of somebody who works here. */
    enum PersonField {
        MANAGER,
        LOCATION,
        ROLE,
        JOINED,
        LEAVES
    }

    /** The sender is forgotten; asked back unless {@code confirmed}. */
    record MeForget(boolean confirmed) implements Command {
    }

    /** All that is kept of the sender. */
    record MeExport() implements Command {
    }

    /** Who was shown the sender's record. */
    record MeLooked() implements Command {
    }

    /** Somebody is forgotten; asked back unless {@code confirmed}. */
    record PersonForget(String who, boolean confirmed) implements Command {
    }

    /** All that is kept of somebody. */
    record PersonExport(String who) implements Command {
    }

    /** What can be taken out as a file. */
    enum Exported {
        PEOPLE,
        CERTIFICATIONS,
        SCORES,
        REASONS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Exported> of(String word) {
            return Arrays.stream(values()).filter(known -> known.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    record Export(Exported what, Terms terms) implements Command {
    }

    /** Whether the audit trail is as it was written. */
    record CheckAudit() implements Command {
    }

    /** What is said of digests, which come every week. */
    sealed interface Digesting extends Command {
    }

    /**
     * What of a digest is said; the rest stays, or is as it is by default.
     *
     * @param areas the ids of designations; empty for all
     */
    record DigestWish(Optional<DayOfWeek> day, Optional<LocalTime> hour, Optional<ZoneId> zone,
            Optional<List<String>> areas, Optional<Boolean> importantOnly, Optional<Boolean> quiet) {

        static final DigestWish NONE = new DigestWish(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param here whether it is for everybody where it is said
     * @param whom for whom else: an address or an account
     */
    record DigestSubscribe(DigestWish wish, boolean here, Optional<String> whom) implements Digesting {
    }

    /** What a digest can be asked for, to be filled in. */
    record DigestForm() implements Digesting {
    }

    record DigestList() implements Digesting {
    }

    /** What a digest would say now; of the one that is meant there where none is named. */
    record DigestPreview(Optional<Long> id) implements Digesting {
    }

    /** What a digest says whose time has come: nothing, where it wants that and nothing changed. */
    record DigestShow(long id) implements Digesting {
    }

    /** Changes a digest; a form where nothing is said of it. */
    record DigestChange(Optional<Long> id, DigestWish wish) implements Digesting {
    }

    /**
     * For so many days from now, or until a day on which one may come again.
     *
     * @param days where no day is said
     */
    record DigestMute(Optional<Long> id, int days, Optional<LocalDate> until) implements Digesting {
    }

    record DigestUnmute(Optional<Long> id) implements Digesting {
    }

    record DigestStop(Optional<Long> id) implements Digesting {
    }

    /** Words that make no command; says why, and offers what may have been meant. */
    record Unclear(String why, List<Block.Button> meant) implements General {
        public Unclear {
            meant = List.copyOf(meant);
        }
    }

    /**
     * Under which terms a score is asked for.
     *
     * @param asOf the day on which things held; empty for today
     * @param knownOn the day after which nothing was known; empty for everything known now
     * @param version the label or id of the rules; empty for those of the day
     * @param location the partner location whose usage counts; empty for the global account
     * @param strict whether only what the vendor's own files show of certifications counts, and no claim
     */
    record Terms(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, Optional<String> version,
            Optional<ProgramPath> path, Optional<String> location, boolean json, boolean strict) {

        Terms(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, Optional<String> version,
                Optional<ProgramPath> path, Optional<String> location, boolean json) {
            this(asOf, knownOn, version, path, location, json, false);
        }

        /** The same with claims left out, or not. */
        Terms strictly(boolean wanted) {
            return new Terms(asOf, knownOn, version, path, location, json, wanted);
        }

        public static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false);
    }
}
