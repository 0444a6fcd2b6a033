package dev.seventy.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off a stream that is longer than it may be. */
final class CappedStream extends FilterInputStream {

    private final Unusable tooLong;
    private long left;

    CappedStream(InputStream in, long most, Unusable tooLong) {
        super(in);
        this.left = most;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        took(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int taken = super.read(into, offset, length);
        took(Math.max(0, taken));
        return taken;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        took(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void took(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw tooLong;
        }
    }
}
