package dev.seventy.scoring;

/** Why a fact was left out of a count. */
public enum Reason {
    EXPIRED("expired"),
    NOT_YET_EARNED("not earned by that day"),
    RETIRED("retired, and its last day to count has passed"),
    INACTIVE("not active at the vendor"),
    NOT_AT_THE_FIRM("not at the firm on that day"),
    SAME_CERTIFICATION("the same certification of the same person is counted once already"),
    NOT_CONFIRMED("not confirmed by the vendor"),
    SAME_PERSON("the same person is counted once already"),
    WRONG_ASSOCIATION("no eligible association with the partner"),
    WRONG_OFFER("an offer that never counts"),
    BELOW_THRESHOLD("below the threshold"),
    SAME_AS_LAST_YEAR("eligible now and a year ago, so not a net change"),
    EXCLUDED_SERVICE("a service that does not count"),
    NO_CONSUMPTION("no consumption in the period"),
    NOT_THE_NEWEST("a newer figure is on file");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
