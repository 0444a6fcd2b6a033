package dev.seventy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small HTTP client on one thread: keeps some connections busy with requests that were made, and signed, beforehand,
 * each sent when the one before it on the same connection has been answered.
 */
final class LoadClient {

    private static final int LARGEST_ANSWER = 1 << 20;

    private final int port;
    private final int connections;

    LoadClient(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** @param latencies in nanoseconds, in ascending order */
    record Round(int answered, int refused, long nanoseconds, long[] latencies) {

        double perSecond() {
            return answered * 1e9 / nanoseconds;
        }

        /** @param share such as 0.99 */
        double milliseconds(double share) {
            return latencies[(int) Math.min(latencies.length - 1L, (long) (latencies.length * share))] / 1e6;
        }
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
        private ByteBuffer request = ByteBuffer.allocate(0);
        private long sent;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        /** Whether the answer that has come so far is a whole one. */
        boolean whole() {
            var head = headEnd();
            return head >= 0 && answer.position() >= head + bodyLength(head);
        }

        boolean accepted() {
            return answer.position() > 9 && answer.get(9) == '2';
        }

        private int headEnd() {
            for (int index = 3; index < answer.position(); index++) {
                if (answer.get(index) == '\n' && answer.get(index - 1) == '\r' && answer.get(index - 2) == '\n') {
                    return index + 1;
                }
            }
            return -1;
        }

        private int bodyLength(int head) {
            var text = new String(answer.array(), 0, head, ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            var at = text.indexOf("content-length:");
            if (at < 0) {
                return 0;
            }
            return Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
        }
    }

    /**
     * Sends every request once.
     *
     * @param pause nanoseconds between the starts of two requests over all connections; 0 for as fast as it goes
     */
    Round send(List<byte[]> requests, long pause) {
        try (var selector = Selector.open()) {
            var open = new ArrayList<Connection>();
            var latencies = new long[requests.size()];
            int next = 0;
            int answered = 0;
            int refused = 0;
            for (int index = 0; index < connections; index++) {
                var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                var connection = new Connection(channel);
                channel.register(selector, SelectionKey.OP_READ, connection);
                open.add(connection);
            }
            var idle = new ArrayList<>(open);
            var begun = System.nanoTime();
            while (answered < requests.size()) {
                var now = System.nanoTime();
                while (!idle.isEmpty() && next < requests.size() && (pause == 0 || now - begun >= next * pause)) {
                    var connection = idle.removeLast();
                    connection.request = ByteBuffer.wrap(requests.get(next));
                    connection.answer.clear();
                    // With a pace, waiting for a free connection counts as waiting for the answer.
                    connection.sent = pause == 0 ? System.nanoTime() : begun + next * pause;
                    next++;
                    while (connection.request.hasRemaining()) {
                        connection.channel.write(connection.request);
                    }
                }
                if (pause == 0) {
                    selector.select();
                } else {
                    selector.select(1);
                }
                for (var keys = selector.selectedKeys().iterator(); keys.hasNext();) {
                    var connection = (Connection) keys.next().attachment();
                    keys.remove();
                    if (connection.channel.read(connection.answer) < 0) {
                        throw new IOException("the server closed a connection");
                    }
                    if (connection.whole()) {
                        latencies[answered++] = System.nanoTime() - connection.sent;
                        refused += connection.accepted() ? 0 : 1;
                        idle.add(connection);
                    }
                }
            }
            var took = System.nanoTime() - begun;
            for (var connection : open) {
                connection.channel.close();
            }
            Arrays.sort(latencies);
            return new Round(answered, refused, took, latencies);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
