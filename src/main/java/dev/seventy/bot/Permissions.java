package dev.seventy.bot;

import dev.seventy.store.ImportRecord;
import dev.seventy.store.Role;

/** Who may do what: the one place that decides. */
final class Permissions {

    private static final long LARGEST_IMPORT = 256L * 1024 * 1024;

    private Permissions() {
    }

    /** The least role that may give a command. */
    static Role needed(Command command) {
        return switch (command) {
            case General.ImportHowTo _ -> Role.ADMIN;
            case General _,Certifying _,Digesting _ -> Role.MEMBER;
            case Reminding.ReminderPreview(var who) -> who.isPresent() ? Role.MANAGER : Role.MEMBER;
            case Reminding _ -> Role.MEMBER;
            case Command.Share _,Command.SendMe _,Command.Ask _,Command.Home _ -> Role.MEMBER;
            case Command.Me _,Command.MeIs _,Command.Sample _ -> Role.MEMBER;
            case Assigning.Assign _,Assigning.AssignForm _,Assigning.Unassign _ -> Role.MANAGER;
            case Assigning _ -> Role.MEMBER;
            case Measuring.ShareLink _ -> Role.MANAGER;
            case Measuring _ -> Role.MEMBER;
            case Partnering.Tier _,Partnering.TierWhy _,Partnering.Holders _ -> Role.MEMBER;
            case Partnering.PartnerValue _,Partnering.PartnerValueIf _ -> Role.MEMBER;
            case Partnering _ -> Role.MANAGER;
            case Ecosystem.EcoTelling _ -> Role.MANAGER;
            // What is thought of another firm.
            case Ecosystem.EcoIntegrators _,Ecosystem.EcoIntegrator _ -> Role.MANAGER;
            case Ecosystem _ -> Role.MEMBER;
            case Staffing.CertDoctor _,Staffing.CertList _,Staffing.Who _,Staffing.WhoCould _ -> Role.MEMBER;
            // Merging gives whoever has one of two accounts the roles of the other.
            case Staffing.PersonMerge _ -> Role.ADMIN;
            case Staffing _ -> Role.MANAGER;
            case Custody.MeForget _,Custody.MeExport _,Custody.MeLooked _ -> Role.MEMBER;
            case Custody.Export(var what, var _) -> what == Custody.Exported.SCORES ? Role.MEMBER : Role.MANAGER;
            case Custody _ -> Role.ADMIN;
            case Governing.SettingsShow _ -> Role.MEMBER;
            case Governing _,Importing _ -> Role.ADMIN;
        };
    }

    /** Whether a command may be given by everybody who could tell facts in the chat, as far as it is about what they told. */
    static boolean givesForOwn(Command command, Role role) {
        return command instanceof Importing.Undo || command instanceof Importing.UndoImport
                || command instanceof Importing.ImportHistory && covers(role, Role.MANAGER);
    }

    /** Whether somebody may tell what another person has passed; at the machine itself everything may be told. */
    static boolean tellsOfOthers(Speaker speaker) {
        return speaker.local() || switch (speaker.settings().logging()) {
            case OWN -> false;
            case MANAGERS -> covers(speaker.role(), Role.MANAGER);
            case EVERYONE -> true;
        };
    }

    /** Whether somebody may correct what was told: their own words, and admins those of everybody. */
    static boolean corrects(Speaker speaker, ImportRecord told) {
        return told.isTold() && (told.actor().id().equals(speaker.actor().id()) || importsOfAll(speaker.role()));
    }

    /** Whether everybody's imports are meant, not just what the speaker told. */
    static boolean importsOfAll(Role role) {
        return covers(role, Role.ADMIN);
    }

    /** Each role may all that the ones before it may. */
    static boolean covers(Role role, Role needed) {
        return role.compareTo(needed) >= 0;
    }

    /**
     * Whether the same delivery must not carry a command out twice. Not so where files are taken in or thrown away: that
     * goes in many transactions, not in the one of a delivery, and twice it comes to the same.
     */
    static boolean once(Command command) {
        return switch (command) {
            case General _,Measuring _ -> false;
            case Command.Ask _,Command.MeIs _ -> true;
            case Command.Share _,Command.SendMe _,Command.Home _,Command.Me _,Command.Sample _ -> false;
            case Certifying.CertForm _,Certifying.CertForward _ -> false;
            case Certifying _ -> true;
            case Partnering.Achieve _,Partnering.Report _,Partnering.ChampionAdd _ -> true;
            case Partnering _ -> false;
            case Ecosystem.EcoTelling _ -> true;
            case Ecosystem _ -> false;
            case Staffing.CertDoctor _,Staffing.CertList _,Staffing.Who _,Staffing.WhoCould _ -> false;
            case Staffing.PersonList _ -> false;
            case Staffing _ -> true;
            case Custody.MeForget(var confirmed) -> confirmed;
            case Custody.PersonForget(var _, var confirmed) -> confirmed;
            case Custody _ -> false;
            case Importing.ImportConfirm _,Importing.Undo _,Importing.UndoImport _ -> true;
            case Importing _ -> false;
            case Governing.SettingsShow _,Governing.OrganisationList _,Governing.RoleList _ -> false;
            case Governing _ -> true;
            case Assigning.AssignForm _,Assigning.AssignUnclear _,Assigning.AssignmentList _ -> false;
            case Assigning _ -> true;
            case Reminding.ReminderList _,Reminding.ReminderWish _ -> false;
            case Reminding.ReminderPreview _,Reminding.ReminderWhy _ -> false;
            case Reminding _ -> true;
            case Digesting.DigestForm _,Digesting.DigestList _ -> false;
            case Digesting.DigestPreview _,Digesting.DigestShow _ -> false;
            case Digesting.DigestSnoozeForm _,Digesting.DigestSnoozed _ -> false;
            case Digesting.DigestSnooze(var _, var _, var rest) -> !(rest instanceof Digesting.Rest.Unsaid);
            case Digesting.DigestChange(var _, var wish) -> !wish.equals(Digesting.DigestWish.NONE);
            case Digesting _ -> true;
        };
    }

    /** How many bytes of files are read for somebody who gives a command, all of them together. */
    static long takes(Command command, Role role) {
        return switch (command) {
            case Importing.Import _ when covers(role, needed(command)) -> LARGEST_IMPORT;
            case General.RulesTest _ -> CaseRunner.MOST_BYTES;
            default -> 0;
        };
    }

    /** Whether only the person at the machine itself may give a command, whatever role others have. */
    static boolean localOnly(Command command) {
        return command instanceof Governing.OrganisationAdd || command instanceof Governing.OrganisationLink
                || command instanceof Governing.OrganisationList;
    }

    /** Names of other people, for managers, where nobody else reads along. */
    static boolean seesPeople(Role role, Message.Place place) {
        return covers(role, Role.MANAGER) && place != Message.Place.SHARED;
    }

    /** Revenue, for those for whom the organisation has set it, where nobody else reads along. */
    static boolean seesRevenue(Role role, Message.Place place, FirmSettings settings) {
        return covers(role, settings.revenue()) && place != Message.Place.SHARED;
    }

    /** Whether an answer may be shared with a channel, once private details are left out, or sent elsewhere. */
    static boolean shareable(Command command) {
        return switch (command) {
            case Measuring.Score(var _, var terms) -> !terms.json();
            case Measuring.Why(var _, var _, var terms) -> !terms.json();
            case Measuring.Forecast(var _, var terms, var _) -> !terms.json();
            case Measuring.RulesDiff _ -> true;
            case Ecosystem.EcoTelling _ -> false;
            case Ecosystem.EcoIntegrators _,Ecosystem.EcoIntegrator _ -> false;
            case Ecosystem _ -> true;
            case General.RulesList _,General.RulesShow _,General.LadderShow _,General.LadderDiff _ -> true;
            case General.Credential _,General.Specializations _ -> true;
            case Partnering.Tier _,Partnering.TierWhy _,Partnering.Holders _ -> true;
            case Partnering.PartnerValue _,Partnering.PartnerValueIf _,Staffing.Who _ -> true;
            default -> false;
        };
    }

    /** Whether reading the answer means reading other people's data. */
    static boolean readsOfOthers(Command command) {
        return command instanceof Measuring.Why || command instanceof Partnering.TierWhy
                || command instanceof Partnering.Holders || command instanceof Partnering.Champions
                || command instanceof Partnering.Attestations || command instanceof Partnering.Achievements
                || command instanceof Staffing.CertDoctor || command instanceof Measuring.Forecast
                || command instanceof Digesting.DigestShow || command instanceof Digesting.DigestPreview
                || command instanceof Reminding.ReminderList || command instanceof Reminding.ReminderWish
                || command instanceof Reminding.ReminderPreview || command instanceof Measuring.ForecastCalendar
                || command instanceof Measuring.Score(var _, var terms) && terms.json();
    }

    /** Whether the same line gives the same answer until the evidence, the rights or the day change. */
    static boolean lasting(Command command) {
        return switch (command) {
            case Command.Share _,Command.SendMe _,Command.Home _,Command.Me _,Governing.SettingsShow _ -> true;
            case General.Help _,General.Thanks _,General.Welcome _,General.Privacy _ -> true;
            default -> shareable(command);
        };
    }

    /** Whether the answer is of the sender's own and nobody else's. */
    static boolean personal(Command command) {
        return command instanceof Command.Home || command instanceof Command.Me || command instanceof Command.Share;
    }
}
