package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.seventy.store.Delivery;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** Sees to it that a delivery takes effect once, and that its adapter is told the answer once, both together. */
final class Once {

    /** What is kept in place of an answer where the message itself was kept. */
    private static final String LATER = "LATER";

    private final Supplier<Store> stores;

    Once(Supplier<Store> stores) {
        this.stores = stores;
    }

    /** Carries out a change. The same delivery again is answered in the same sentence and tone. */
    CompletableFuture<Answer> change(OrganisationId organisation, Message message, Keeping keeping,
            Supplier<Answer> effect) {
        var key = message.deliveryKey();
        if (key.isEmpty()) {
            return CompletableFuture.completedFuture(stores.get().together(() -> {
                var answer = effect.get();
                keeping.answered(answer);
                return answer;
            }));
        }
        List<Answer> first = new ArrayList<>();
        return stores.get().deliveries().soon(Optional.of(organisation), key.get(), () -> {
            // What was undone in favour of another is done once more from here.
            first.clear();
            first.add(effect.get());
            keeping.answered(first.getFirst());
            return first.getFirst().marker();
        }).thenApply(delivery -> switch (delivery) {
            case Delivery.First _ -> first.getFirst();
            case Delivery.Again(var marker) -> again(marker);
        });
    }

    /**
     * Tells what was read. The same delivery again is answered with what is read by then, and leaves no trace; where
     * something changed on the way, as by a file that was taken in, it is answered in the same sentence.
     */
    CompletableFuture<Answer> read(OrganisationId organisation, Message message, Keeping keeping, Answer read,
            Runnable trace) {
        var key = message.deliveryKey();
        if (key.isEmpty()) {
            trace.run();
            keeping.answered(read);
            return CompletableFuture.completedFuture(read);
        }
        return stores.get().deliveries().soon(Optional.of(organisation), key.get(), () -> {
            trace.run();
            keeping.answered(read);
            return read.changed() ? read.marker() : "";
        }).thenApply(
                delivery -> delivery instanceof Delivery.Again(var marker) && !marker.isEmpty() ? again(marker) : read);
    }

    /**
     * Lets the adapter keep the message for later.
     *
     * @return the answer for now; empty where the adapter cannot keep it, and nothing was remembered, or where the
     *         same delivery was only read before
     */
    Optional<Answer> later(OrganisationId organisation, Message message, Keeping keeping, Keeping.Wait wait) {
        var key = message.deliveryKey();
        if (key.isEmpty()) {
            return Optional.of(Answer.WAITING).filter(_ -> stores.get().together(() -> keeping.later(message, wait)));
        }
        try {
            var delivery = stores.get().deliveries().once(Optional.of(organisation), key.get(), () -> {
                if (!keeping.later(message, wait)) {
                    throw new NotKept();
                }
                return LATER;
            });
            return switch (delivery) {
                case Delivery.First _ -> Optional.of(Answer.WAITING);
                case Delivery.Again(var marker) -> Optional.of(marker).filter(said -> !said.isEmpty()).map(Once::again);
            };
        } catch (NotKept now) {
            return Optional.empty();
        }
    }

    /** Takes the key of the delivery back, as whatever is thrown does. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotKept() {
            super(null, null, false, false);
        }
    }

    private static Answer again(String marker) {
        return marker.equals(LATER) ? Answer.WAITING : Answer.marked(marker);
    }
}
