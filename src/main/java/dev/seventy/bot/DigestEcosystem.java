package dev.seventy.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;

/** The section of a digest on the partner ecosystem, for those who asked for it. */
final class DigestEcosystem {

    /** By what a digest is asked for that says nothing else. */
    static final String AREA = "eco";

    private final Playbook playbook;
    private final Supplier<Store> stores;
    private final Firm firm;

    DigestEcosystem(Playbook playbook, Supplier<Store> stores, Firm firm) {
        this.playbook = playbook;
        this.stores = stores;
        this.firm = firm;
    }

    /**
     * A digest with its section, or the section alone.
     *
     * @param since when something was told last; empty for the first time
     * @param rest what the digest says of everything else
     */
    Answer with(Subscription subscription, Optional<Instant> since, Speaker speaker, Supplier<Answer> rest) {
        var scope = subscription.scope();
        if (!scope.playbook()) {
            return rest.get();
        }
        var view = EcoView.of(playbook, firm, Terms.NONE, speaker);
        if (scope.areas().equals(List.of(AREA))) {
            return Answer.of(scope.quiet() && isUnchanged(since, speaker) ? Reply.answer("") : alone(view));
        }
        var said = rest.get();
        if (said.reply().summary().isEmpty()) {
            return isUnchanged(since, speaker) ? said : Answer.of(alone(view));
        }
        return new Answer(added(said.reply(), section(view)), said.json(), said.elsewhere(), said.changed(),
                said.named());
    }

    /** Whether what was told and not taken back comes from the same imports as it did then. */
    private boolean isUnchanged(Optional<Instant> since, Speaker speaker) {
        return since.map(_ -> imports(stores.get().evidence().playbook(speaker.organisation().id(), since))
                .equals(imports(firm.playbook(speaker.situation(), Terms.NONE)))).orElse(false);
    }

    private static Set<OptionalLong> imports(List<PlaybookEntry> told) {
        return told.stream().map(entry -> entry.origin().importNumber()).collect(Collectors.toSet());
    }

    private static List<Block> section(EcoView view) {
        var undone = new EcoReports(view).undone();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Partner ecosystem"));
        blocks.add(undone.isEmpty()
                ? new Block.Paragraph(
                        "Each High action has an owner, each industry is on its way, each metric has a" + " target.")
                : new Block.Items(undone, false));
        blocks.add(view.source());
        return blocks;
    }

    private static Reply alone(EcoView view) {
        var blocks = new ArrayList<>(section(view));
        blocks.removeFirst();
        blocks.add(new Block.Buttons(List.of(new Button("Report", "eco report", true),
                new Button("Open High actions", "eco actions high open", false))));
        return new Reply("Partner ecosystem: " + new EcoReports(view).highOpen() + ".", Reply.Tone.ANSWER, blocks);
    }

    /** Before the small print and the buttons at its end. */
    private static Reply added(Reply reply, List<Block> section) {
        var blocks = new ArrayList<>(reply.blocks());
        int end = blocks.size();
        while (end > 0 && (blocks.get(end - 1) instanceof Block.Note || blocks.get(end - 1) instanceof Block.Buttons)) {
            end--;
        }
        blocks.addAll(end, section);
        return new Reply(reply.summary(), reply.tone(), blocks);
    }
}
