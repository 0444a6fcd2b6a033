package dev.seventy.intake;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be opened again and again, each time from its beginning. */
public interface Material {

    String name();

    InputStream open() throws IOException;
}
