package dev.seventy.rules;

import java.util.List;

import dev.seventy.catalog.Cited;

/**
 * Which path an enrolment takes.
 *
 * @param anyMonth the path that is taken when one month of the qualification window was on it
 * @param otherwise the path that is taken when none was
 */
public record EnrolmentTrack(Cited<ProgramPath> anyMonth, ProgramPath otherwise) {

    /** The path of an enrolment, given the path of each month of the window. */
    public ProgramPath of(List<ProgramPath> months) {
        return months.contains(anyMonth.value()) ? anyMonth.value() : otherwise;
    }
}
