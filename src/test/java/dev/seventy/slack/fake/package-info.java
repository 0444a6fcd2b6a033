/**
 * A Slack to test against: what Slack answers, what it sends, and what it holds an app to. Written from Slack's
 * documentation and without Slack's SDK, so that both cannot be wrong in the same way.
 */
package dev.seventy.slack.fake;
