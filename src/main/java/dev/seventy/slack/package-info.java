/**
 * Slack: verifies what comes in, turns it into a line for the bot, and says the reply in Block Kit.
 *
 * <p>A request becomes what was {@link dev.seventy.slack.Heard} at a {@link dev.seventy.slack.Spot}; the answer becomes
 * each {@link dev.seventy.slack.Letter} that brings it there.
 */
@NullMarked
package dev.seventy.slack;

import org.jspecify.annotations.NullMarked;
