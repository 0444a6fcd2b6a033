package dev.seventy.outbound;

/**
 * One limit that an errand falls under. All errands that name the same bucket share it.
 *
 * @param bucket what the limit counts by, such as a method and a workspace; never a token or an address
 * @param rate four fifths of what the platform publishes, so that other programs of the workspace find room
 */
public record Allowance(String bucket, Rate rate) {
}
