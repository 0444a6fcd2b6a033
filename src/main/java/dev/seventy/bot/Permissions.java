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
            case Command.MeForget _,Command.MeExport _,Command.MeLooked _ -> Role.MEMBER;
            case Command.Export(var what, var _) -> what == Command.Exported.SCORES ? Role.MEMBER : Role.MANAGER;
            case Command.PersonForget _,Command.PersonExport _,Command.CheckAudit _ -> Role.ADMIN;
            case Command.Digesting _,Command.Telling _,Command.Holders _,Command.Score _,Command.Why _,Command.Tier _,Command.TierWhy _,Command.PartnerValue _,Command.PartnerValueIf _,Command.Help _,Command.Thanks _,Command.RulesList _,Command.RulesShow _,Command.LadderShow _,Command.LadderDiff _,Command.RulesDiff _,Command.RulesTest _,Command.Credential _,Command.Specializations _,Command.ImportTemplate _,Command.Unclear _,Command.Share _,Command.SendMe _,Command.Ask _,Command.Home _,Command.Me _,Command.MeIs _,Command.SettingsShow _,Command.Welcome _,Command.Privacy _,Command.Sample _,Command.CertDoctor _,Command.CertList _,Command.Who _,Command.WhoCould _,Command.Forecast _,Command.ForecastCalendar _ ->
                Role.MEMBER;
            case Command.Achieve _,Command.Achievements _,Command.Champions _,Command.Attestations _,Command.Report _,Command.ChampionAdd _,Command.CertSteps _,Command.PersonList _,Command.PersonAdd _,Command.PersonInvite _,Command.PersonSet _,Command.ShareLink _ ->
                Role.MANAGER;
            // Merging gives whoever has one of two accounts the roles of the other.
            case Command.PersonMerge _,Command.Import _,Command.ImportHowTo _,Command.ImportConfirm _,Command.ImportDiscard _,Command.ImportHistory _,Command.Undo _,Command.OrganisationAdd _,Command.OrganisationLink _,Command.OrganisationList _,Command.RoleGrant _,Command.RoleRevoke _,Command.RoleList _,Command.SettingsChange _ ->
                Role.ADMIN;
        };
    }

    /** Whether a command may be given by everybody who could tell facts in the chat, as far as it is about what they told. */
    static boolean givesForOwn(Command command, Role role) {
        return command instanceof Command.Undo
                || command instanceof Command.ImportHistory && covers(role, Role.MANAGER);
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
            case Command.Achieve _,Command.Report _,Command.ChampionAdd _,Command.ImportConfirm _,Command.Undo _,Command.OrganisationAdd _,Command.OrganisationLink _,Command.RoleGrant _,Command.RoleRevoke _,Command.Ask _,Command.MeIs _,Command.SettingsChange _,Command.CertSteps _,Command.PersonAdd _,Command.PersonInvite _,Command.PersonSet _,Command.PersonMerge _ ->
                true;
            case Command.DigestSubscribe _,Command.DigestMute _,Command.DigestUnmute _,Command.DigestStop _ -> true;
            case Command.DigestChange(var _, var wish) -> !wish.equals(Command.DigestWish.NONE);
            case Command.DigestForm _,Command.DigestList _,Command.DigestPreview _,Command.DigestShow _ -> false;
            case Command.MeForget(var confirmed) -> confirmed;
            case Command.PersonForget(var _, var confirmed) -> confirmed;
            case Command.MeExport _,Command.MeLooked _,Command.PersonExport _,Command.Export _,Command.CheckAudit _ ->
                false;
            case Command.Telling told -> !(told instanceof Command.CertForm || told instanceof Command.CertForward);
            case Command.Holders _,Command.Champions _,Command.Attestations _,Command.General _,Command.Achievements _,Command.Score _,Command.Why _,Command.Tier _,Command.TierWhy _,Command.PartnerValue _,Command.PartnerValueIf _,Command.RulesDiff _,Command.Import _,Command.ImportDiscard _,Command.ImportHistory _,Command.OrganisationList _,Command.RoleList _,Command.Share _,Command.SendMe _,Command.Home _,Command.Me _,Command.SettingsShow _,Command.Sample _,Command.CertDoctor _,Command.CertList _,Command.PersonList _,Command.Who _,Command.WhoCould _,Command.Forecast _,Command.ForecastCalendar _,Command.ShareLink _ ->
                false;
        };
    }

    /** How many bytes of files are read for somebody who gives a command, all of them together. */
    static long takes(Command command, Role role) {
        return switch (command) {
            case Command.Import _ when covers(role, needed(command)) -> LARGEST_IMPORT;
            case Command.RulesTest _ -> CaseRunner.MOST_BYTES;
            default -> 0;
        };
    }

    /** Whether only the person at the machine itself may give a command, whatever role others have. */
    static boolean localOnly(Command command) {
        return command instanceof Command.OrganisationAdd || command instanceof Command.OrganisationLink
                || command instanceof Command.OrganisationList;
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
            case Command.Score(var _, var terms) -> !terms.json();
            case Command.Why(var _, var _, var terms) -> !terms.json();
            case Command.Forecast(var _, var terms, var _) -> !terms.json();
            case Command.Who _,Command.Holders _,Command.Tier _,Command.TierWhy _,Command.PartnerValue _,Command.PartnerValueIf _,Command.RulesList _,Command.RulesShow _,Command.LadderShow _,Command.LadderDiff _,Command.RulesDiff _,Command.Credential _,Command.Specializations _ ->
                true;
            case Command.MeForget _,Command.MeExport _,Command.MeLooked _,Command.PersonForget _,Command.PersonExport _,Command.Export _,Command.ForecastCalendar _,Command.ShareLink _,Command.CheckAudit _ ->
                false;
            case Command.Digesting _,Command.Telling _,Command.Champions _,Command.Attestations _,Command.Achieve _,Command.Achievements _,Command.Report _,Command.ChampionAdd _,Command.Help _,Command.Thanks _,Command.RulesTest _,Command.Import _,Command.ImportHowTo _,Command.ImportTemplate _,Command.ImportConfirm _,Command.ImportDiscard _,Command.ImportHistory _,Command.Undo _,Command.Share _,Command.SendMe _,Command.Ask _,Command.Home _,Command.Me _,Command.MeIs _,Command.SettingsShow _,Command.SettingsChange _,Command.Welcome _,Command.Privacy _,Command.Sample _,Command.OrganisationAdd _,Command.OrganisationLink _,Command.OrganisationList _,Command.RoleGrant _,Command.RoleRevoke _,Command.RoleList _,Command.Unclear _,Command.CertDoctor _,Command.CertSteps _,Command.CertList _,Command.WhoCould _,Command.PersonList _,Command.PersonAdd _,Command.PersonInvite _,Command.PersonSet _,Command.PersonMerge _ ->
                false;
        };
    }

    /** Whether reading the answer means reading other people's data. */
    static boolean readsOfOthers(Command command) {
        return command instanceof Command.Why || command instanceof Command.TierWhy
                || command instanceof Command.Holders || command instanceof Command.Champions
                || command instanceof Command.Attestations || command instanceof Command.Achievements
                || command instanceof Command.CertDoctor || command instanceof Command.Forecast
                || command instanceof Command.DigestShow || command instanceof Command.DigestPreview
                || command instanceof Command.ForecastCalendar
                || command instanceof Command.Score(var _, var terms) && terms.json();
    }

    /** Whether the same line gives the same answer until the evidence, the rights or the day change. */
    static boolean lasting(Command command) {
        return switch (command) {
            case Command.Share _,Command.SendMe _,Command.Home _,Command.Me _,Command.SettingsShow _,Command.Help _,Command.Thanks _,Command.Welcome _,Command.Privacy _ ->
                true;
            default -> shareable(command);
        };
    }

    /** Whether the answer is of the sender's own and nobody else's. */
    static boolean personal(Command command) {
        return command instanceof Command.Home || command instanceof Command.Me || command instanceof Command.Share;
    }
}
