package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Resolution;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.MetricKind;

/** Finds what somebody names of a digest, and says how it is called. */
final class DigestItemNames {

    private final Knowledge knowledge;
    private final Catalog catalog;
    private final Vocabulary vocabulary;
    private final Map<String, MetricKind> metrics;

    DigestItemNames(Knowledge knowledge) {
        this.knowledge = knowledge;
        catalog = knowledge.catalog();
        vocabulary = new Vocabulary(knowledge.rules());
        metrics = knowledge.rules().metrics().stream()
                .collect(Collectors.toMap(MetricKind::id, Function.identity(), (one, _) -> one));
    }

    /** What was named, or the answer that asks which it is. */
    sealed interface Named {

        record One(DigestItem item) implements Named {
        }

        record Asked(Reply reply) implements Named {
        }
    }

    /** What a name that was kept stands for; empty where nothing is called so any more. */
    Optional<DigestItem> kept(String name) {
        var slash = name.indexOf('/');
        if (name.startsWith(DigestItem.CUSTOMER)) {
            return Optional.of(new DigestItem.Customer(name.substring(DigestItem.CUSTOMER.length())));
        }
        if (slash > 0) {
            return Optional.of(new DigestItem.Metric(name.substring(0, slash), name.substring(slash + 1)))
                    .filter(metric -> knowledge.rules().knows(metric.area()) && metrics.containsKey(metric.kind()))
                    .map(metric -> metric);
        }
        var id = new CredentialId(name.isBlank() ? "?" : name);
        return plain(name)
                .or(() -> knowledge.rules().knows(name) ? Optional.of(new DigestItem.Area(name)) : Optional.empty())
                .or(() -> catalog.knows(id) ? Optional.of(new DigestItem.Certified(id)) : Optional.empty());
    }

    private static Optional<DigestItem> plain(String typed) {
        var said = Vocabulary.key(typed);
        if (said.equals(DigestItem.GROWTH)) {
            return Optional.of(new DigestItem.Growth());
        }
        if (said.equals(DigestItem.RULES)) {
            return Optional.of(new DigestItem.Rules());
        }
        return DigestItem.AGEING.stream().filter(
                kind -> List.of(Vocabulary.key(kind.words()), Vocabulary.key(DigestItem.word(kind))).contains(said))
                .<DigestItem>map(DigestItem.Material::new).findFirst();
    }

    /**
     * What somebody names.
     *
     * @param verb what stands before the name in a line
     * @param behind what stands behind it
     * @param undone what did not happen: {@code Nothing was changed}
     */
    Named named(String typed, String verb, String behind, String undone, Directory directory) {
        var exact = kept(typed.toLowerCase(Locale.ROOT)).or(() -> plain(typed))
                .or(() -> vocabulary.area(typed).map(area -> new DigestItem.Area(area.id()))).or(() -> metric(typed))
                .or(() -> customer(typed, directory));
        return exact.<Named>map(Named.One::new).orElseGet(() -> switch (catalog.resolve(typed)) {
            case Resolution.Found(var credential) -> new Named.One(new DigestItem.Certified(credential.id()));
            case Resolution.Choice(var some, var _) -> new Named.Asked(Reply.misunderstood(
                    "'" + NotUnderstood.cut(typed) + "' can be one of these. Which one? " + undone + ".",
                    choices(some, verb, behind)));
            case Resolution.Unknown(var near) -> new Named.Asked(Reply.misunderstood(
                    "I know nothing by the name '" + NotUnderstood.cut(typed) + "'. Say an exam, a designation or a"
                            + " metric of one, such as: " + verb + "az-305, " + verb + "data-ai"
                            + (near.isEmpty() ? "." : ". Did you mean one of these?") + " " + undone + ".",
                    choices(near, verb, behind)));
        });
    }

    private Block choices(List<Credential> some, String verb, String behind) {
        return new Block.Buttons(some.stream().limit(4).map(one -> new Button(NotUnderstood.cut(one.title()),
                verb + typed(new DigestItem.Certified(one.id())) + behind, false)).toList());
    }

    /** {@code infrastructure/net-adds}, {@code infra net adds}. */
    private Optional<DigestItem> metric(String typed) {
        var words = List.of(typed.replace('/', ' ').strip().split(" +"));
        for (int length = words.size() - 1; length > 0; length--) {
            var rest = String.join(" ", words.subList(length, words.size()));
            var area = vocabulary.area(String.join(" ", words.subList(0, length)));
            var metric = vocabulary.metric(rest);
            if (area.isPresent() && metric.isPresent()) {
                return Optional.of(new DigestItem.Metric(area.get().id(), metric.get().id()));
            }
        }
        return Optional.empty();
    }

    /** The one customer that is called so, for whoever may see which there are. */
    private static Optional<DigestItem> customer(String typed, Directory directory) {
        var found = directory.customers().entrySet().stream()
                .filter(one -> Vocabulary.key(one.getValue()).equals(Vocabulary.key(typed))).toList();
        return found.size() == 1 && directory.showsRevenue()
                ? Optional.of(new DigestItem.Customer(found.getFirst().getKey().tenant()))
                : Optional.empty();
    }

    /** How it is typed: by its one exam where that is all that is called so, and otherwise by the name that is kept. */
    String typed(DigestItem item) {
        if (item instanceof DigestItem.Certified(var id)) {
            var exams = catalog.get(id).exams();
            if (exams.size() == 1 && catalog.resolve(exams.getFirst()) instanceof Resolution.Found(var only)
                    && only.id().equals(id)) {
                return exams.getFirst().toLowerCase(Locale.ROOT);
            }
        }
        return item instanceof DigestItem.Metric(var area, var kind)
                ? area + "/"
                        + Optional.ofNullable(metrics.get(kind)).map(MetricKind::name).map(Vocabulary::key).orElse(kind)
                                .replace(' ', '-')
                : item.name();
    }

    /** What it is called in a sentence. */
    String called(DigestItem item, Directory directory) {
        return switch (item) {
            case DigestItem.Area(var id) -> area(id);
            case DigestItem.Certified(var id) -> new CauseWords(catalog, directory).shortly(id);
            case DigestItem.Metric(var area, var kind) ->
                area(area) + ", " + Optional.ofNullable(metrics.get(kind)).map(MetricKind::name).orElse(kind);
            case DigestItem.Customer(var tenant) -> directory.customer(tenant).orElse("a customer");
            case DigestItem.Growth() -> "Growth";
            case DigestItem.Material(var kind) -> Wording.capital(kind.words());
            case DigestItem.Rules() -> "The age of the rules";
        };
    }

    private String area(String id) {
        return knowledge.rules().designations().stream().filter(one -> one.id().equals(id)).map(Designation::name)
                .findFirst().orElse(id);
    }
}
