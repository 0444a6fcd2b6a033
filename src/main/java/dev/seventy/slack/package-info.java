/** Slack: verifies what comes in, turns it into a line for the bot, and says the reply in Block Kit. */
@NullMarked
package dev.seventy.slack;

import org.jspecify.annotations.NullMarked;
