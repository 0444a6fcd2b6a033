package dev.seventy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The least that can be answered, to find out how much the client itself can drive: prints its port and serves. */
final class ConstantAnswer {

    private ConstantAnswer() {
    }

    static void main() throws IOException {
        try (var server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            System.out.println("port " + server.getLocalPort());
            while (true) {
                var socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        }
    }

    /** Every request is read to the end of its body, of which only the length is looked at. */
    private static void serve(Socket socket) {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(ISO_8859_1);
        try (socket; var in = new BufferedInputStream(socket.getInputStream(), 16_384)) {
            socket.setTcpNoDelay(true);
            while (true) {
                int length = 0;
                for (var line = line(in); !line.isEmpty(); line = line(in)) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                in.readNBytes(length);
                socket.getOutputStream().write(answer);
            }
        } catch (IOException ended) {
            // The client is done.
        }
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
