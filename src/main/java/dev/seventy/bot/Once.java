package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.reply.Reply;
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
    Answer change(OrganisationId organisation, Message message, Keeping keeping, Supplier<Answer> effect) {
        var key = message.deliveryKey();
        if (key.isEmpty()) {
            return together(keeping, effect);
        }
        List<Answer> first = new ArrayList<>();
        var delivery = stores.get().deliveries().once(Optional.of(organisation), key.get(), () -> {
            first.add(told(keeping, effect.get()));
            return marker(first.getFirst());
        });
        return switch (delivery) {
            case Delivery.First _ -> first.getFirst();
            case Delivery.Again(var marker) -> again(marker);
        };
    }

    private Answer together(Keeping keeping, Supplier<Answer> effect) {
        return stores.get().together(() -> told(keeping, effect.get()));
    }

    /** The adapter is told whatever is said, but not of a message that it has kept itself. */
    private static Answer told(Keeping keeping, Answer answer) {
        if (answer != Answer.WAITING) {
            keeping.answered(answer);
        }
        return answer;
    }

    /** Tells what was read. The same delivery again is answered with what is read by then, and leaves no trace. */
    Answer read(OrganisationId organisation, Message message, Keeping keeping, Answer read, Runnable trace) {
        var key = message.deliveryKey();
        if (key.isEmpty()) {
            trace.run();
            keeping.answered(read);
            return read;
        }
        var delivery = stores.get().deliveries().once(Optional.of(organisation), key.get(), () -> {
            trace.run();
            keeping.answered(read);
            return "";
        });
        return delivery instanceof Delivery.Again(var marker) && marker.equals(LATER) ? Answer.WAITING : read;
    }

    /**
     * Lets the adapter keep the message for later.
     *
     * @return the answer for now; empty where the adapter cannot keep it, and nothing was remembered
     */
    Optional<Answer> later(OrganisationId organisation, Message message, Keeping keeping, Keeping.Wait wait) {
        try {
            return Optional.of(change(organisation, message, keeping, () -> {
                if (!keeping.later(message, wait)) {
                    throw new NotKept();
                }
                return Answer.WAITING;
            }));
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

    private static String marker(Answer answer) {
        return answer == Answer.WAITING ? LATER : answer.reply().tone() + " " + answer.reply().summary();
    }

    private static Answer again(String marker) {
        if (marker.equals(LATER)) {
            return Answer.WAITING;
        }
        var space = marker.indexOf(' ');
        return Answer
                .of(new Reply(marker.substring(space + 1), Reply.Tone.valueOf(marker.substring(0, space)), List.of()));
    }
}
