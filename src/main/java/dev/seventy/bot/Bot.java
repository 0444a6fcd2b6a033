package dev.seventy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.QualifiedDays;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import dev.seventy.store.Actor;
import dev.seventy.store.Delivery;
import dev.seventy.store.Organisation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Understands a line, checks who may, carries it out and composes the answer. */
public final class Bot implements Conversation {

    /** The name that only the made-up firm bears. */
    public static final String SAMPLE = "sample";

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Firm firm;
    private final Optional<String> localOrganisation;
    private final CommandParser parser;
    private final ScoreAnswers scores;
    private final RuleAnswers rules;
    private final CatalogAnswers catalog;
    private final ImportAnswers imports;
    private final OrganisationAnswers organisations;

    /**
     * @param stores asked for the store whenever something in it is needed, and not before
     * @param localOrganisation the organisation that the terminal and the local chat mean; empty when there is only one
     * @param progress told now and then how many rows of a file have been read
     */
    public Bot(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Optional<String> localOrganisation,
            LongConsumer progress) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.clock = clock;
        this.localOrganisation = localOrganisation;
        firm = new Firm(stores, clock);
        parser = new CommandParser(knowledge);
        scores = new ScoreAnswers(knowledge.catalog());
        rules = new RuleAnswers(knowledge);
        catalog = new CatalogAnswers(knowledge);
        imports = new ImportAnswers(knowledge, stores, progress);
        organisations = new OrganisationAnswers(stores);
    }

    /** Somebody whose organisation and role are known, on that organisation's today. */
    record Speaker(Organisation organisation, Actor actor, Role role, Message message, LocalDate today) {

        Directory directory(Store store) {
            var people = Permissions.seesPeople(role, message.place());
            var revenue = Permissions.seesRevenue(role, message.place());
            Map<PersonId, String> names = new HashMap<>();
            Map<CustomerId, String> customers = new HashMap<>();
            if (people) {
                store.people().of(organisation.id())
                        .forEach((id, person) -> names.put(id, person.name().orElse("somebody without a name")));
            }
            if (revenue) {
                store.customers().of(organisation.id()).forEach((id, customer) -> customers.put(id, customer.name()));
            }
            return new Directory(names, customers, people, revenue);
        }

        boolean sample() {
            return organisation.sample();
        }
    }

    @Override
    public Answer say(Message message, Keeping keeping) {
        // At the machine itself this works without a store, and with one that cannot be opened.
        if (message.sender() instanceof Sender.Local && understand(message) instanceof Command.General command) {
            return Answer.of(general(command, Role.ADMIN, day(), message.files()));
        }
        var organisation = organisations.of(message.sender(), localOrganisation);
        if (organisation.isEmpty()) {
            return Answer.of(withoutOrganisation(message));
        }
        var role = organisations.role(organisation.get(), message.sender());
        var today = firm.today(organisation.get());
        var speaker = new Speaker(organisation.get(), message.sender().actor(), role, message, today);
        return once(understand(message, today), speaker);
    }

    /** What a line means to somebody of whom no firm, and so no today of its own, is known. */
    public Command understand(Message message) {
        return understand(message, day());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The same delivery again has no second effect; it is answered in the same sentence and tone. */
    private Answer once(Command command, Speaker speaker) {
        var key = speaker.message().deliveryKey();
        if (key.isEmpty() || !Permissions.once(command)) {
            return carryOut(command, speaker);
        }
        List<Answer> first = new ArrayList<>();
        var delivery = stores.get().deliveries().once(Optional.of(speaker.organisation().id()), key.get(), () -> {
            first.add(carryOut(command, speaker));
            return marker(first.getFirst().reply());
        });
        return switch (delivery) {
            case Delivery.First _ -> first.getFirst();
            case Delivery.Again(var marker) -> Answer.of(again(marker));
        };
    }

    private static String marker(Reply reply) {
        return reply.tone() + " " + reply.summary();
    }

    private static Reply again(String marker) {
        var space = marker.indexOf(' ');
        return new Reply(marker.substring(space + 1), Reply.Tone.valueOf(marker.substring(0, space)), List.of());
    }

    private Command understand(Message message, LocalDate today) {
        if (message.text().isBlank() && !message.files().isEmpty()) {
            return new Command.Import(Optional.empty(), false);
        }
        var command = parser.parse(message.text(), today);
        return command instanceof Command.Import && message.files().isEmpty() ? new Command.ImportHowTo() : command;
    }

    /** An unlinked workspace learns how to be linked; at the machine itself organisations can be made and chosen. */
    private Reply withoutOrganisation(Message message) {
        if (message.sender() instanceof Sender.Member member) {
            return organisations.howToLink(member);
        }
        return switch (understand(message)) {
            case Command.OrganisationAdd(var name) -> organisations.add(name, message.sender());
            case Command.OrganisationLink(var platform, var workspace, var name) ->
                organisations.link(platform, workspace, name, message.sender());
            case Command.OrganisationList _ -> organisations.list();
            default -> organisations.whichOne(localOrganisation);
        };
    }

    private Answer carryOut(Command command, Speaker speaker) {
        var needed = Permissions.needed(command);
        if (!Permissions.covers(speaker.role(), needed)) {
            return Answer.of(Reply.refused("That is for the role " + OrganisationAnswers.word(needed) + "; yours is "
                    + OrganisationAnswers.word(speaker.role())
                    + ". Nothing was done. An admin can change it with: role grant " + OrganisationAnswers.word(needed)
                    + " EMAIL."));
        }
        if (Permissions.localOnly(command) && speaker.message().sender() instanceof Sender.Member) {
            return Answer.of(Reply.refused(
                    "Organisations are managed at the machine where Seventy runs, in its terminal. Nothing was done."));
        }
        return switch (command) {
            case Command.Score(var area, var terms) ->
                area.map(known -> score(known, terms, speaker)).orElseGet(() -> scoreAll(terms, speaker));
            case Command.Why(var area, var metric, var terms) -> {
                var standing = standing(area, terms, speaker);
                yield switch (standing) {
                    case Scored.NotScored(var reply) -> Answer.of(reply);
                    case Scored.Found(var found, var evidence) -> {
                        var directory = speaker.directory(stores.get());
                        readOf(directory, speaker, "why", area);
                        var background = new ScoreAnswers.Background(evidence, terms, directory, sampleDay(speaker),
                                Optional.empty(), Optional.empty());
                        var program = knowledge.rules().programOn(found.assessment().asOf());
                        yield new Answer(
                                new WhyAnswers(knowledge.catalog(), background, program).explain(found, metric),
                                terms.json() ? Optional.of(new AssessmentJson(directory).of(found, metric))
                                        : Optional.empty());
                    }
                };
            }
            case Command.General general ->
                Answer.of(general(general, speaker.role(), speaker.today(), speaker.message().files()));
            case Command.RulesDiff(var area, var from, var to, var terms) ->
                Answer.of(diff(area, from, to, terms, speaker));
            case Command.Import(var order, var confirmed) -> Answer.of(imports.take(speaker, order, confirmed));
            case Command.ImportConfirm(var id) -> Answer.of(imports.confirm(speaker, id));
            case Command.ImportDiscard(var id) -> Answer.of(imports.discard(speaker, id));
            case Command.ImportHistory _ -> Answer.of(imports.history(speaker));
            case Command.Undo(var id) -> Answer.of(imports.undo(speaker, id));
            case Command.OrganisationAdd(var name) -> Answer.of(organisations.add(name, speaker.message().sender()));
            case Command.OrganisationLink(var platform, var workspace, var name) ->
                Answer.of(organisations.link(platform, workspace, name, speaker.message().sender()));
            case Command.OrganisationList _ -> Answer.of(organisations.list());
            case Command.RoleGrant(var role, var subject) -> Answer.of(organisations.grant(speaker, role, subject));
            case Command.RoleRevoke(var role, var subject) -> Answer.of(organisations.revoke(speaker, role, subject));
            case Command.RoleList _ -> Answer.of(organisations.roles(speaker));
        };
    }

    /** Answers from the catalog and the rules alone. */
    private Reply general(Command.General command, Role role, LocalDate today, List<SentFile> files) {
        return switch (command) {
            case Command.Help _ -> HelpAnswers.help(role);
            case Command.Thanks _ -> HelpAnswers.thanks();
            case Command.RulesList _ -> rules.list(today);
            case Command.RulesShow(var area, var terms) ->
                version(area, terms, today).map(rules::show).orElseGet(() -> noVersion(area, terms, today));
            case Command.RulesTest _ -> test(files);
            case Command.Credential(var name) -> catalog.credential(name, today);
            case Command.Specializations(var area, var name) -> catalog.specializations(area, name);
            case Command.ImportHowTo _ -> ImportAnswers.howTo();
            case Command.ImportTemplate(var kind) -> ImportAnswers.template(kind);
            case Command.Unclear(var why, var meant) ->
                meant.isEmpty() ? Reply.misunderstood(why) : Reply.misunderstood(why, new Block.Buttons(meant));
        };
    }

    /** A score, or the sentence that says why there is none. */
    private sealed interface Scored {

        record Found(Standing standing, Evidence evidence) implements Scored {
        }

        record NotScored(Reply reply) implements Scored {
        }
    }

    private Scored standing(Designation area, Command.Terms terms, Speaker speaker) {
        var evidence = firm.evidence(speaker.organisation(), terms);
        if (evidence.isEmpty()) {
            return new Scored.NotScored(nothingKnown(terms));
        }
        return standing(area, terms, new Tally(evidence, terms.asOf().orElse(speaker.today())));
    }

    private Scored standing(Designation area, Command.Terms terms, Tally tally) {
        var version = version(area, terms, tally.asOf());
        if (version.isEmpty()) {
            return new Scored.NotScored(noVersion(area, terms, tally.asOf()));
        }
        if (!version.get().scorable()) {
            return new Scored.NotScored(Reply.misunderstood("The rules " + version.get().id() + " for " + area.name()
                    + " are documented only in part, so there is no score by them. rules show " + area.id() + " "
                    + version.get().label() + " prints what is known."));
        }
        if (terms.path().isPresent() && !version.get().paths().containsKey(terms.path().get())) {
            return new Scored.NotScored(Reply.misunderstood("The rules " + version.get().id() + " have no path "
                    + terms.path().get().title() + "; they have "
                    + Wording.list(version.get().paths().keySet().stream().sorted().map(path -> path.title()).toList())
                    + "."));
        }
        return new Scored.Found(Scoring.score(tally, version.get(), terms.path()), tally.evidence());
    }

    private static Reply nothingKnown(Command.Terms terms) {
        if (terms.knownOn().isPresent()) {
            return Reply.answer("Nothing was known on " + Numbers.show(terms.knownOn().get()) + " yet.");
        }
        return Reply.answer("Nothing has been imported yet, so there is no score; that is not zero points.",
                new Block.Items(
                        List.of("Import the trainings export of Partner Center (Insights, Downloads, Trainings)",
                                "Import the Azure usage export (Insights, Downloads, Azure usage)",
                                "Or fill in a template: import template certs"),
                        true));
    }

    private Optional<RuleVersion> version(Designation area, Command.Terms terms, LocalDate day) {
        return terms.version().isPresent() ? knowledge.rules().named(area.id(), terms.version().get())
                : knowledge.rules().on(area.id(), day);
    }

    private Reply noVersion(Designation area, Command.Terms terms, LocalDate day) {
        return terms.version().map(wanted -> rules.noSuchVersion(area, wanted))
                .orElseGet(() -> Reply.answer("No rules of " + area.name() + " are known for " + Numbers.show(day)
                        + knowledge.rules().firstDay(area.id())
                                .map(first -> "; the first version is of " + Numbers.show(first)).orElse("")
                        + ", so there is no score."));
    }

    private Answer score(Designation area, Command.Terms terms, Speaker speaker) {
        return switch (standing(area, terms, speaker)) {
            case Scored.NotScored(var reply) -> Answer.of(reply);
            case Scored.Found(var found, var evidence) ->
                new Answer(scores.one(found, background(found, evidence, terms, speaker)),
                        json(terms, speaker, area, List.of(found)));
        };
    }

    private Optional<String> json(Command.Terms terms, Speaker speaker, Designation area, List<Standing> standings) {
        if (!terms.json()) {
            return Optional.empty();
        }
        var directory = speaker.directory(stores.get());
        readOf(directory, speaker, "score", area);
        return Optional.of(new AssessmentJson(directory).of(standings));
    }

    private Answer scoreAll(Command.Terms terms, Speaker speaker) {
        var evidence = firm.evidence(speaker.organisation(), terms);
        if (evidence.isEmpty()) {
            return Answer.of(nothingKnown(terms));
        }
        var tally = new Tally(evidence, terms.asOf().orElse(speaker.today()));
        List<Standing> standings = new ArrayList<>();
        List<String> unscored = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            switch (standing(area, terms, tally)) {
                case Scored.Found(var found, var _) -> standings.add(found);
                case Scored.NotScored(var reply) -> unscored.add(reply.summary());
            }
        }
        if (standings.isEmpty()) {
            return Answer.of(Reply.answer(String.join(" ", unscored)));
        }
        var reply = scores.all(standings, unscored, knowledge.rules().programOn(tally.asOf()),
                new ScoreAnswers.Background(evidence, terms, speaker.directory(stores.get()), sampleDay(speaker),
                        Optional.empty(), Optional.empty()));
        return new Answer(reply,
                json(terms, speaker, standings.getFirst().assessment().version().designation(), standings));
    }

    private static Optional<LocalDate> sampleDay(Speaker speaker) {
        return speaker.sample() ? speaker.organisation().fixedToday() : Optional.empty();
    }

    private ScoreAnswers.Background background(Standing standing, Evidence evidence, Command.Terms terms,
            Speaker speaker) {
        var assessment = standing.assessment();
        var area = assessment.version().designation();
        var program = knowledge.rules().programOn(assessment.asOf());
        var window = program.windowNotEnrolled(assessment.asOf());
        var days = QualifiedDays.between(evidence, day -> version(area, terms, day), terms.path(), window.first(),
                window.last());
        var official = OfficialComparison
                .find(evidence, assessment, program,
                        (day, path) -> version(area, terms, day).filter(RuleVersion::scorable).map(version -> Scoring
                                .score(new Tally(evidence, day), version, path.filter(version.paths()::containsKey))
                                .assessment()));
        return new ScoreAnswers.Background(evidence, terms, speaker.directory(stores.get()), sampleDay(speaker),
                Optional.of(new ScoreAnswers.QualifiedDays(window, days, assessment.unknown().isEmpty())), official);
    }

    private Reply diff(Designation area, String from, String to, Command.Terms terms, Speaker speaker) {
        var old = knowledge.rules().named(area.id(), from);
        var young = knowledge.rules().named(area.id(), to);
        if (old.isEmpty() || young.isEmpty()) {
            return rules.noSuchVersion(area, old.isEmpty() ? from : to);
        }
        var evidence = firm.evidence(speaker.organisation(), terms);
        var tally = new Tally(evidence, terms.asOf().orElse(speaker.today()));
        var scorable = !evidence.isEmpty() && old.get().scorable() && young.get().scorable();
        return rules.diff(old.get(), young.get(),
                scorable ? Optional.of(Scoring.score(tally, old.get(), Optional.empty()).assessment())
                        : Optional.empty(),
                scorable ? Optional.of(Scoring.score(tally, young.get(), Optional.empty()).assessment())
                        : Optional.empty());
    }

    private Reply test(List<SentFile> files) {
        if (files.size() != 1) {
            return Reply.misunderstood("rules test runs one file of cases: send it along, or in a terminal say"
                    + " rules test FILE. Nothing was run.");
        }
        try (var content = Files.newInputStream(files.getFirst().content())) {
            return rules.test(files.getFirst().name(), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reading other people's data or revenue leaves an entry. */
    private void readOf(Directory directory, Speaker speaker, String what, Designation area) {
        if (directory.showsPeople()) {
            stores.get().audit().append(speaker.organisation().id(), speaker.actor(),
                    directory.showsRevenue() ? "people and revenue read" : "people read", List.of(what, area.id()),
                    "done");
        }
    }
}
