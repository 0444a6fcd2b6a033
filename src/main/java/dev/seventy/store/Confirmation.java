package dev.seventy.store;

/** The answer to a wish to make an import visible. */
public sealed interface Confirmation {

    /** It is visible now. */
    record Confirmed() implements Confirmation {
    }

    /** Something else became visible or was taken back since it was staged: import again. */
    record ChangedSince() implements Confirmation {
    }

    /** There is no such import, or it is not complete, or it was decided on before. */
    record NotStaged() implements Confirmation {
    }
}
