/** Reads export files (CSV, TSV, XLSX) into evidence and a list of rejected rows; it is handed streams and keeps nothing. */
@NullMarked
package dev.seventy.intake;

import org.jspecify.annotations.NullMarked;
