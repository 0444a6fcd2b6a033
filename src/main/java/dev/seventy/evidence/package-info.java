/** What is known of the partner: people, certifications, customer usage, measures, each with its source and day. */
@NullMarked
package dev.seventy.evidence;

import org.jspecify.annotations.NullMarked;
