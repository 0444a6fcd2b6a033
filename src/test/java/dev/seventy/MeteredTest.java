package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;

import dev.seventy.bot.Conversation;
import dev.seventy.bot.Message;
import org.junit.jupiter.api.Test;

class MeteredTest {

    @Test
    void whatever_can_be_said_to_a_conversation_reaches_the_one_behind_it() throws NoSuchMethodException {
        var ends = Conversation.class.getMethod("say", Message.class);
        for (var method : Conversation.class.getMethods()) {
            assertThat(Arrays.stream(Metered.class.getDeclaredMethods()).anyMatch(own -> isTheSame(own, method)))
                    .as(method.toString()).isEqualTo(!method.equals(ends));
        }
    }

    private static boolean isTheSame(Method own, Method method) {
        return own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes());
    }
}
