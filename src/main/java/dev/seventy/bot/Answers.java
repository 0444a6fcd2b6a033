package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Store;

/** Carries a command out for somebody who may give it, and keeps the answers that last. */
final class Answers {

    private final Supplier<Store> stores;
    private final AnswerCache cache = new AnswerCache();
    private final Figures figures;
    private final TierFigures tiers;
    private final DatabricksAnswers databricks;
    private final ChampionAnswers champions;
    private final HolderAnswers holders;
    private final GeneralAnswers general;
    private final ImportAnswers imports;
    private final PastImports pastImports;
    private final LastChange lastChange;
    private final OrganisationAnswers organisations;
    private final ShareAnswers sharing;
    private final AskAnswers asking;
    private final HomeAnswers home;
    private final MeAnswers me;
    private final SettingsAnswers settings;
    private final TellAnswers telling;
    private final DoctorAnswers doctor;
    private final StepsAnswers steps;
    private final SkillAnswers skills;
    private final CandidateAnswers candidates;
    private final PersonAnswers people;
    private final InvitationAnswers invitations;
    private final StaffAnswers staff;
    private final PrivacyAnswers privacy;
    private final ForgettingAnswers forgetting;
    private final ExportAnswers exports;
    private final ForecastAnswers forecasts;
    private final ScorePages pages;
    private final EcoAnswers ecosystem;
    private final DigestSubscriptions digests;
    private final AssignmentAnswers assignments;
    private final ReminderAnswers reminders;
    private final ReminderSending sending;
    private final Noting noting;
    private final Firm firm;
    private final AtomicBoolean hears = new AtomicBoolean();

    Answers(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, Speakers speakers,
            CommandParser parser, Surroundings surroundings) {
        this.stores = stores;
        var named = new PeopleNamed(stores, firm);
        tiers = new TierFigures(knowledge, firm);
        figures = new Figures(knowledge, firm, tiers);
        databricks = new DatabricksAnswers(knowledge.rules(), stores, firm, tiers);
        champions = new ChampionAnswers(knowledge.rules(), stores, firm, databricks);
        holders = new HolderAnswers(knowledge, firm, named);
        general = new GeneralAnswers(knowledge, figures, surroundings);
        doctor = new DoctorAnswers(knowledge, stores, firm);
        steps = new StepsAnswers(doctor, knowledge, stores, named);
        ecosystem = new EcoAnswers(knowledge, stores, firm, named);
        skills = new SkillAnswers(knowledge, firm, named);
        candidates = new CandidateAnswers(knowledge, firm);
        staff = new StaffAnswers(stores, firm);
        people = new PersonAnswers(knowledge, stores, named);
        invitations = new InvitationAnswers(stores, named, people);
        imports = new ImportAnswers(knowledge, stores, doctor);
        lastChange = new LastChange(stores, clock, surroundings.vault(), parser);
        pastImports = new PastImports(knowledge, stores, firm, lastChange);
        organisations = new OrganisationAnswers(stores);
        sharing = new ShareAnswers(parser, this);
        asking = new AskAnswers(stores, firm, speakers, parser);
        me = new MeAnswers(knowledge, stores, firm);
        settings = new SettingsAnswers(stores, knowledge.rules().tracks());
        var subjects = new DataSubjects(stores, named);
        privacy = new PrivacyAnswers(stores, firm, subjects, surroundings.vault());
        forgetting = new ForgettingAnswers(stores, subjects);
        exports = new ExportAnswers(knowledge, firm, figures, tiers);
        var links = new PageLinks(clock, surroundings.forwarding());
        forecasts = new ForecastAnswers(knowledge, firm, figures, clock, links);
        var trends = new Trends(knowledge, stores, firm);
        pages = new ScorePages(knowledge, stores, firm, figures, forecasts, links, trends);
        digests = new DigestSubscriptions(stores, clock, new DigestAnswers(new DigestFindings.Sources(knowledge, stores,
                clock, firm, figures, new DigestItemNames(knowledge), trends, links)));
        assignments = new AssignmentAnswers(knowledge, stores, firm, named, candidates);
        var desks = new ReminderDesk.Tools(knowledge, stores, clock, firm, tiers);
        reminders = new ReminderAnswers(desks, named);
        sending = new ReminderSending(desks);
        this.firm = firm;
        telling = new TellAnswers(knowledge.catalog(), stores, clock, firm, figures, parser, me, surroundings.vault());
        noting = new Noting(stores, parser, digests, lastChange, telling);
        home = new HomeAnswers(stores, clock, figures, me, settings);
    }

    /** The answer that was given before and still holds. */
    Optional<Answer> kept(Command command, Speaker speaker) {
        return lasting(command, speaker) ? cache.get(AnswerCache.Key.of(command, speaker)) : Optional.empty();
    }

    private boolean lasting(Command command, Speaker speaker) {
        return Permissions.lasting(command) && !(command instanceof Command.Home && home.importing(speaker));
    }

    /** Whether it shows or takes back what the speaker told: that needs no more than telling it did. */
    boolean isAboutOwn(Command command, Speaker speaker) {
        return Permissions.givesForOwn(command, speaker.role()) && switch (command) {
            case Importing.Undo _ -> pastImports.isAboutOwn(speaker);
            case Importing.UndoImport(var ids) -> pastImports.isAboutOwn(speaker, ids);
            default -> true;
        };
    }

    /** The same command, or what is told of a certification where a line is no command, or what is meant by an undo. */
    Command heard(Command command, Speaker speaker) {
        return lastChange.heard(telling.heard(command, speaker), speaker);
    }

    /** What a reply asks is what a bare answer is to from now on. */
    void noteQuestion(Command command, Speaker speaker, Reply reply) {
        telling.noteQuestion(command, speaker, reply);
    }

    /** Whether the speaker's next line may be an answer to what they told here. */
    boolean isListening(Speaker speaker) {
        return telling.isListening(speaker);
    }

    /** Whether a line tells of a certification, whoever says it. */
    boolean tells(String line, LocalDate today) {
        return telling.tells(line, today);
    }

    /** Whether a line without a verb of ours is about what somebody passed, and not about the catalogue. */
    boolean speaksOfSomebody(Command command, String line, LocalDate today) {
        return telling.speaksOfSomebody(command, line, today);
    }

    /** What answers from the catalog and the rules alone. */
    GeneralAnswers general() {
        return general;
    }

    /** Carries a command out; an answer that lasts is kept. */
    Answer find(Command command, Speaker speaker, Keeping keeping) {
        var found = namesOthers(command, speaker) ? named(command, speaker, keeping)
                : finished(command, speaker, carryOut(command, speaker, keeping));
        if (hears.compareAndSet(false, true)) {
            stores.get().forgetting().whenForgotten((organisation, _) -> cache.forget(organisation));
        }
        return lasting(command, speaker) ? cache.keep(AnswerCache.Key.of(command, speaker), found) : found;
    }

    /** Finds an answer for a visitor of the made-up firm, and keeps it as it is shown there. */
    Answer toured(Command command, Speaker visitor, UnaryOperator<Reply> shown) {
        var key = AnswerCache.Key.of(new Command.Sample(visitor.message().text()), visitor);
        return cache.get(key).orElseGet(() -> {
            var found = finished(command, visitor, carryOut(command, visitor, Keeping.NOTHING));
            return cache.keep(key,
                    new Answer(shown.apply(found.reply()), found.json(), found.elsewhere(), found.changed()));
        });
    }

    /** Notes what an answer leaves behind. */
    void trace(Command command, Speaker speaker, Answer answer) {
        noting.trace(command, speaker, answer);
    }

    /** Of whoever may see names it is noted whom an answer names, and of everybody where that is not the same each time. */
    private static boolean namesOthers(Command command, Speaker speaker) {
        return speaker.at(Message.Place.PRIVATE).seesPeople()
                || !Permissions.lasting(command) && !(command instanceof General);
    }

    private Answer named(Command command, Speaker speaker, Keeping keeping) {
        // Whoever is forgotten by it is named in the answer still.
        firm.people(speaker.situation());
        var answer = finished(command, speaker, carryOut(command, speaker, keeping));
        var text = new StringBuilder(Tracing.text(answer.reply())).append('\n').append(answer.json().orElse(""));
        answer.elsewhere().stream().filter(Answer.Elsewhere.Directly.class::isInstance)
                .forEach(directly -> text.append('\n').append(Tracing.text(directly.reply())));
        return answer.naming(firm.mentioned(speaker.situation(), text.toString()));
    }

    /** What lies aside in a channel can be shared there, or kept. */
    private static Answer finished(Command command, Speaker speaker, Answer answer) {
        var reply = Refusals.complete(answer.reply());
        if (speaker.message().place() == Message.Place.ASIDE && Permissions.shareable(command)
                && reply.tone() == Reply.Tone.ANSWER) {
            var line = CommandParser.plain(speaker.message().text());
            reply = reply.with(new Block.Buttons(List.of(new Block.Button("Share to channel", "share " + line, false),
                    new Block.Button("Send to my DM", "send me " + line, false))));
        }
        return new Answer(reply, answer.json(), answer.elsewhere(), answer.changed(), answer.named());
    }

    private Answer carryOut(Command command, Speaker speaker, Keeping keeping) {
        return switch (command) {
            case Measuring.Score(var area, var terms) -> area.map(known -> figures.score(known, terms, speaker))
                    .orElseGet(() -> figures.scoreAll(terms, speaker));
            case Digesting asked -> digests.answer(asked, speaker);
            case Assigning asked -> assignments.answer(asked, speaker);
            case Reminding.ReminderTell(var day) -> sending.tell(day, speaker);
            case Reminding asked -> reminders.answer(asked, speaker);
            case Ecosystem asked -> ecosystem.answer(asked, speaker);
            case Certifying told -> Answer.changing(telling.answer(told, speaker));
            case Measuring.Why why -> figures.why(why, speaker);
            case Partnering.Tier asked -> Answer.of(tiers.tier(asked, speaker));
            case Partnering.Achieve told -> Answer.changing(databricks.achieve(told, speaker));
            case Partnering.Achievements(var kind) -> Answer.of(databricks.list(kind, speaker));
            case Partnering.Report told -> Answer.changing(databricks.report(told, speaker));
            case Partnering.ChampionAdd told -> Answer.changing(champions.add(told, speaker));
            case Partnering.Champions _ -> Answer.of(champions.list(speaker));
            case Partnering.Attestations _ -> Answer.of(databricks.attestations(speaker));
            case Partnering.Holders(var of, var terms) -> Answer.of(holders.all(of, terms, speaker));
            case Partnering.PartnerValue(var track, var terms) -> Answer.of(tiers.value(track, terms, speaker));
            case Partnering.PartnerValueIf asked -> Answer.of(tiers.valueIf(asked, speaker));
            case Partnering.TierWhy(var track, var requirement, var terms) ->
                Answer.of(tiers.whyTier(track, requirement, terms, speaker));
            case General asked ->
                Answer.of(general.answer(asked, speaker.role(), speaker.today(), speaker.message().files()));
            case Measuring.RulesDiff(var area, var from, var to, var terms) ->
                Answer.of(figures.diff(area, from, to, terms, speaker));
            case Importing.Import(var order, var confirmed) ->
                Answer.changing(imports.take(speaker, order, confirmed, keeping::progress));
            case Importing.ImportConfirm(var id) -> Answer.changing(imports.confirm(speaker, id));
            case Importing.ImportDiscard(var id) -> Answer.changing(imports.discard(speaker, id));
            case Importing.ImportHistory _ -> Answer.of(pastImports.history(speaker));
            case Importing.Undo _ -> Answer.changing(pastImports.undo(speaker));
            case Importing.UndoImport(var ids) -> Answer.changing(pastImports.undo(speaker, ids));
            case Command.Share(var line) -> sharing.share(line, speaker, keeping);
            case Command.SendMe(var line) -> sharing.send(line, speaker, keeping);
            case Command.Ask(var of, var line) -> asking.ask(of, line, speaker);
            case Command.Home _ -> Answer.of(home.home(speaker));
            case Command.Me _ -> Answer.of(me.me(speaker));
            case Command.MeIs(var person) -> Answer.changing(me.is(person, speaker));
            case Governing.SettingsShow _ -> Answer.of(settings.show(speaker));
            case Governing.SettingsChange(var changes) -> Answer.changing(settings.change(changes, speaker));
            case Command.Sample _ ->
                throw new IllegalStateException("the tour is given before anything is carried out");
            case Governing.OrganisationAdd(var name) ->
                Answer.changing(organisations.add(name, speaker.message().sender()));
            case Governing.OrganisationLink(var platform, var workspace, var name) ->
                Answer.changing(organisations.link(platform, workspace, name, speaker.message().sender()));
            case Governing.OrganisationList _ -> Answer.of(organisations.list());
            case Governing.RoleGrant(var role, var subject) ->
                Answer.changing(organisations.grant(speaker, role, subject));
            case Governing.RoleRevoke(var role, var subject) ->
                Answer.changing(organisations.revoke(speaker, role, subject));
            case Governing.RoleList _ -> Answer.of(organisations.roles(speaker));
            case Staffing.CertDoctor _ ->
                Answer.of(doctor.doctor(speaker).with(reminders.unreached(speaker).toArray(Block[]::new)));
            case Staffing.CertSteps(var who) -> steps.send(who, speaker);
            case Staffing.CertList(var who) -> Answer.of(skills.list(who, speaker));
            case Staffing.Who(var what) -> Answer.of(skills.who(what, speaker));
            case Staffing.WhoCould(var what) -> Answer.of(candidates.whoCould(what, speaker));
            case Staffing.PersonList(var page) -> Answer.of(staff.list(page, speaker));
            case Staffing.PersonAdd(var name, var address) -> Answer.changing(people.add(name, address, speaker));
            case Staffing.PersonInvite(var who) -> invitations.invite(who, speaker);
            case Staffing.PersonMerge(var one, var other) -> Answer.changing(people.merge(one, other, speaker));
            case Staffing.PersonSet told -> Answer.changing(people.set(told, speaker));
            case Custody.MeForget(var confirmed) -> forgetting.forgetMe(confirmed, speaker);
            case Custody.MeExport _ -> Answer.of(privacy.exportMe(speaker));
            case Custody.MeLooked _ -> Answer.of(privacy.looked(speaker));
            case Custody.PersonForget(var who, var confirmed) -> forgetting.forget(who, confirmed, speaker);
            case Custody.PersonExport(var who) -> Answer.of(privacy.export(who, speaker));
            case Custody.Export(var what, var terms) -> Answer.of(exports.export(what, terms, speaker));
            case Measuring.Forecast asked -> forecasts.forecast(asked, speaker);
            case Measuring.ShareLink(var area, var asOf) -> Answer.of(pages.link(area, asOf, speaker));
            case Measuring.ForecastCalendar(var area, var terms) -> forecasts.calendar(area, terms, speaker);
            case Custody.CheckAudit _ -> Answer.of(privacy.check(speaker));
        };
    }

    /** Whom to remind, and whether they still are to be. */
    ReminderSending reminders() {
        return sending;
    }

    /** What a link leads to that was made here. */
    SharedPage page(String token) {
        return pages.page(token);
    }

    /** The same of a picture. */
    Optional<Block.Picture> picture(String token) {
        return pages.picture(token);
    }
}
