package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;

/** What somebody has to know before they trust the bot with anything. */
final class WelcomeAnswers {

    private WelcomeAnswers() {
    }

    static Reply welcome(Surroundings surroundings) {
        return Reply.answer("I say where your firm stands in the Microsoft partner program, why, and what to do next.",
                new Block.Heading("Who will be messaged"),
                new Block.Paragraph(
                        "Nobody but you and people who write to me. One exception: when somebody presses Ask"
                                + " them for me, those who have that role get the question. I join no channel by myself and"
                                + " read none."),
                new Block.Heading("Three steps"),
                new Block.Items(List.of(
                        "In Partner Center download the trainings export (Insights, Downloads, Trainings), and send it"
                                + " to me with the word: import",
                        "Say who may see names and revenue, such as: role grant manager anna@contoso.example",
                        "Look at your settings, such as the time zone: settings"), true),
                new Block.Paragraph("Or look around first: the sample firm is made up, and needs nothing of yours."),
                new Block.Buttons(List.of(new Block.Button("Try with sample data", "sample score", true),
                        new Block.Button("Home", "home", false), new Block.Button("Privacy", "privacy", false))))
                .with(surroundings.links().toArray(Block[]::new));
    }

    static Reply privacy(Surroundings surroundings) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading("What is kept"), new Block.Items(List.of(
                "From the files that an admin imports: certifications with their days, customers and their Azure"
                        + " usage, measures with whoever attests them, and official scores; of people name, work addresses, vendor id,"
                        + " manager, location, role and first and last day",
                "Of the chat: your account's id, name and address as your workspace gives them, whether you are a"
                        + " member or a guest, and which person of the firm you are",
                "An entry for each change, and for each look at names or revenue: who, when, what ids",
                "Not kept: messages, channel history, profile pictures, presence; a line that has to wait is kept"
                        + " until it is answered"),
                false), new Block.Heading("Where, and how long"),
                new Block.Items(List.of(
                        "In the database of whoever runs this Seventy, and nowhere else; nothing is sent to anybody",
                        "Files are read and thrown away; what was in them stays until the person is forgotten, the"
                                + " import is taken back or the firm is erased",
                        "Messages and answers that wait: 7 days at most; entries of who did and saw what: a year",
                        "When Seventy is removed from its last workspace, the tokens it keeps are erased at once, and"
                                + " the data of a firm that was made by installing Seventy after the days that its"
                                + " admins have set (30 unless they set others; see: settings)",
                        "The data of any other firm, such as one that whoever runs Seventy made, or one whose"
                                + " workspace has its bot token in the configuration, stay until whoever runs Seventy"
                                + " stops it and deletes its database"),
                        false),
                new Block.Heading("Who sees it"),
                new Block.Items(List.of("Everybody of the firm: scores, and their own record",
                        "Managers: names of people, never in a shared channel",
                        "Admins, and managers where the firm has set it: revenue, never in a shared channel",
                        "Guests, people of other workspaces and bots: nothing"), false),
                new Block.Heading("How to get it or have it erased"),
                new Block.Items(List.of("me: what is known of you",
                        "me looked: who was shown your record, when, and by which command",
                        "me export: a copy of everything that is kept of you, as two files to you alone",
                        "me forget: says what goes and what stays, and asks once",
                        "An admin of your firm, who is responsible for it, can do the same for you: person export"
                                + " EMAIL, person forget EMAIL"),
                        false)));
        blocks.addAll(surroundings.links());
        return new Reply("What Seventy keeps, where, how long, who sees it, and how to get it or have it erased.",
                Reply.Tone.ANSWER, blocks);
    }

    /** What whoever reads that in a conversation can have done. */
    static Block own() {
        return new Block.Buttons(List.of(new Block.Button("Who looked?", "me looked", false),
                new Block.Button("My copy", "me export", false), new Block.Button("Forget me", "me forget", false)));
    }
}
