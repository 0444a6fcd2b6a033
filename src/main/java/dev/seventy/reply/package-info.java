/** What the bot says, without saying on which platform; plain text is rendered here. */
@NullMarked
package dev.seventy.reply;

import org.jspecify.annotations.NullMarked;
