package dev.seventy.slack;

import static java.util.Locale.ROOT;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;

/**
 * The fields of a form in a modal, and the line that they make once they are filled in.
 *
 * <p>A modal carries the first words of the line in its {@code private_metadata}, and with each field its name and the
 * words before its value. Neither gives anybody a right: the line is checked like one that was typed.
 */
final class FormFields {

    /** What the modals of this app are called. */
    static final String CALLBACK = "seventy";

    private static final int NAME = 255;
    private static final int LABEL = 2_000;
    private static final int HINT = 150;
    private static final int OPTION = 75;
    private static final int OPTION_VALUE = 150;
    private static final int OPTIONS = 100;
    private static final int COMMAND = 1_000;
    private static final int MOST = 50;
    /** Of what can be typed into a field. */
    static final int LONGEST_VALUE = 500;
    /** Slack wants an id with at least one character, and a field may have no words. */
    private static final String WORDS = "=";

    private FormFields() {
    }

    /** Whether Slack can show the form. */
    static boolean fits(Block.Form form) {
        return !form.fields().isEmpty() && form.fields().size() <= MOST && form.command().length() <= COMMAND
                && form.fields().stream().map(Block.Field::name).distinct().count() == form.fields().size()
                && form.fields().stream().allMatch(FormFields::fits);
    }

    private static boolean fits(Block.Field field) {
        var isOfOptions = !(field.input() instanceof Block.Input.OneOf(var options))
                || !options.isEmpty() && options.size() <= OPTIONS && options.stream().map(Block.Option::value)
                        .allMatch(value -> !value.isBlank() && value.length() <= OPTION_VALUE);
        return isOfOptions && !field.name().isBlank() && field.name().length() <= NAME && field.words().length() < NAME;
    }

    static int length(Block.Form form) {
        return form.fields().stream()
                .mapToInt(field -> Math.min(LABEL, Cut.length(field.label())) + switch (field.input()) {
                    case Block.Input.Text(var example) -> Math.min(HINT, Cut.length(example)) + LONGEST_VALUE;
                    case Block.Input.Day() -> HINT;
                    case Block.Input.OneOf(var options) -> options.stream()
                            .mapToInt(option -> Math.min(OPTION, Cut.length(option.label())) + option.value().length())
                            .sum();
                }).sum();
    }

    static List<LayoutBlock> inputs(Block.Form form) {
        var inputs = new ArrayList<LayoutBlock>();
        for (var field : form.fields()) {
            var label = PlainText.safe(field.label()).strip();
            inputs.add(InputBlock.builder().blockId(field.name())
                    .label(BlockElements.plain(Cut.within(label.isEmpty() ? field.name() : label, LABEL)))
                    .element(element(field)).optional(field.optional()).build());
        }
        return inputs;
    }

    private static BlockElement element(Block.Field field) {
        var id = WORDS + field.words();
        return switch (field.input()) {
            case Block.Input.Text(var example) -> {
                var input = PlainTextInputElement.builder().actionId(id).maxLength(LONGEST_VALUE);
                var hint = PlainText.safe(example).strip();
                if (!hint.isEmpty()) {
                    input.placeholder(BlockElements.plain(Cut.within(hint, HINT)));
                }
                if (!field.initial().isEmpty() && field.initial().length() <= LONGEST_VALUE) {
                    input.initialValue(field.initial());
                }
                yield input.build();
            }
            case Block.Input.Day() -> {
                var picker = DatePickerElement.builder().actionId(id);
                day(field.initial()).ifPresent(picker::initialDate);
                yield picker.build();
            }
            case Block.Input.OneOf(var options) -> {
                var list = options.stream().map(option -> option(option.label(), option.value())).toList();
                var select = StaticSelectElement.builder().actionId(id).options(list);
                list.stream().filter(option -> option.getValue().equals(field.initial())).findFirst()
                        .ifPresent(select::initialOption);
                yield select.build();
            }
        };
    }

    static OptionObject option(String label, String value) {
        var shown = Cut.within(PlainText.safe(label).strip(), OPTION);
        return OptionObject.builder().text(BlockElements.plain(shown.isEmpty() ? "…" : shown)).value(value).build();
    }

    private static Optional<String> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text).toString());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** What was filled in, made into the line; empty where the view is no form of ours. */
    static Optional<String> line(View view) {
        var isOurs = CALLBACK.equals(view.getCallbackId()) && !names(view).isEmpty();
        var command = Optional.ofNullable(view.getPrivateMetadata()).orElse("");
        return isOurs ? Optional.of(form(command, view).line(values(view)).strip()) : Optional.empty();
    }

    /** The field that a sentence about a mistake means: the one whose value it quotes, otherwise the first. */
    static String wrong(View view, String why) {
        var values = values(view);
        var quoting = why.toLowerCase(ROOT);
        var names = names(view);
        return names.stream()
                .filter(name -> Optional.ofNullable(values.get(name)).map(String::strip)
                        .filter(value -> !value.isEmpty() && quoting.contains("'" + value.toLowerCase(ROOT) + "'"))
                        .isPresent())
                .findFirst().orElseGet(names::getFirst);
    }

    /** The names of the fields, in their order. */
    private static List<String> names(View view) {
        return inputsOf(view).stream().map(InputBlock::getBlockId).toList();
    }

    private static Block.Form form(String command, View view) {
        var fields = inputsOf(view).stream()
                .map(input -> new Block.Field(input.getBlockId(), "", words(input), new Block.Input.Text(""), "", true))
                .toList();
        return new Block.Form("", "", command, fields);
    }

    private static List<InputBlock> inputsOf(View view) {
        return Optional.ofNullable(view.getBlocks()).orElse(List.of()).stream().filter(InputBlock.class::isInstance)
                .map(InputBlock.class::cast).filter(input -> input.getBlockId() != null).toList();
    }

    private static String words(InputBlock input) {
        var id = switch (input.getElement()) {
            case PlainTextInputElement text -> text.getActionId();
            case DatePickerElement picker -> picker.getActionId();
            case StaticSelectElement select -> select.getActionId();
            case null, default -> WORDS;
        };
        return Optional.ofNullable(id).filter(text -> text.startsWith(WORDS))
                .map(text -> text.substring(WORDS.length())).orElse("");
    }

    private static Map<String, String> values(View view) {
        Map<String, String> values = new LinkedHashMap<>();
        Optional.ofNullable(view.getState()).map(ViewState::getValues).orElse(Map.of())
                .forEach((field, byAction) -> byAction.values()
                        .forEach(value -> value(value).ifPresent(text -> values.put(field, text))));
        return values;
    }

    private static Optional<String> value(ViewState.Value value) {
        return Optional.ofNullable(value.getValue()).or(() -> Optional.ofNullable(value.getSelectedDate()))
                .or(() -> Optional.ofNullable(value.getSelectedOption()).map(ViewState.SelectedOption::getValue));
    }
}
