package dev.seventy.web;

import java.util.ArrayList;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;

/**
 * What somebody said in the local chat and what came back.
 *
 * @param number counts the turns of a session, from 1
 * @param said the line; empty for the words the chat opens with
 * @param files the names of the files that came with the line
 */
public record Turn(int number, String said, List<String> files, Reply reply) {

    public Turn {
        files = List.copyOf(files);
    }

    /** The files of the reply, in order. */
    List<Block.Attachment> attachments() {
        var attachments = new ArrayList<Block.Attachment>();
        for (var block : reply.blocks()) {
            if (block instanceof Block.Attachment attachment) {
                attachments.add(attachment);
            }
        }
        return attachments;
    }
}
