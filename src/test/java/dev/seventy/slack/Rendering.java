package dev.seventy.slack;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;

/** How replies are said in Slack, as the JSON that is sent; for tests of other packages. */
public final class Rendering {

    private static final Gson GSON = GsonFactory.createSnakeCase();

    private Rendering() {
    }

    /** The text that stands beside the blocks. */
    public static String text(Reply reply) {
        return BlockKit.text(reply);
    }

    /** The blocks of a message. */
    public static String message(Reply reply, Optional<String> again) {
        return GSON.toJson(BlockKit.message(reply, again).blocks());
    }

    /** A view for each form of the reply that can be filled in, and at least one. */
    public static List<String> modals(Reply reply, Optional<String> again) {
        long forms = reply.blocks().stream().filter(Block.Form.class::isInstance).count();
        return IntStream.range(0, (int) Math.max(1, forms))
                .mapToObj(form -> GSON.toJson(BlockKit.modal(reply, Postings.TITLE, again, form).view())).toList();
    }

    /** The view of a home page. */
    public static String home(Reply reply, String line) {
        return GSON.toJson(BlockKit.home(reply, line));
    }
}
