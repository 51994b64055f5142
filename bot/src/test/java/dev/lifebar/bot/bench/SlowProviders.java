package dev.lifebar.bot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Providers on this machine, each at an address of its own: some that answer after a while, and one that takes every
 * connection and never answers.
 */
final class SlowProviders implements AutoCloseable {
    /** How many of them answer. */
    static final int ANSWERING = 8;

    /** What the ids of those begin with, before a number. */
    static final String PREFIX = "slow-";

    /** The id of the one that does not. */
    static final String SILENT = "silent";

    private static final long PAUSE_MILLIS = 100;

    private static final int BACKLOG = 256;

    /** So that every answer is news, and none is a rise. */
    private final AtomicLong left = new AtomicLong(90_000_000);

    private final List<ServerSocket> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong questions = new AtomicLong();

    SlowProviders() throws IOException {
        for (int provider = 0; provider <= ANSWERING; provider++) {
            boolean answers = provider < ANSWERING;
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + (provider + 2)), 0), BACKLOG);
            servers.add(server);
            threads.execute(() -> serve(server, answers));
        }
    }

    /** The most connections that were open at a time. */
    int most() {
        return most.get();
    }

    /** How often those that answer were asked so far. */
    long questions() {
        return questions.get();
    }

    /** Writes a catalogue file of these providers. */
    Path catalogue(Path file) throws IOException {
        List<String> entries = new ArrayList<>();
        for (int provider = 0; provider <= ANSWERING; provider++) {
            ServerSocket server = servers.get(provider);
            entries.add("""
                    {
                      "id": "%s", "name": "%1$s", "aliases": [], "console": "https://example.com/billing",
                      "unit": "USD", "kind": "PREPAID_BALANCE", "confidence": "documented",
                      "reading": {
                        "key": "ordinary", "env": [], "every": "PT5M", "url": "http://%s:%d/balance",
                        "headers": ["Authorization: Bearer {key}"], "left": "left"
                      }
                    }
                    """.formatted(
                            provider < ANSWERING ? PREFIX + provider : SILENT,
                            server.getInetAddress().getHostAddress(),
                            server.getLocalPort()));
        }
        return Files.writeString(file, "[" + String.join(",", entries) + "]");
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    private void serve(ServerSocket server, boolean answers) {
        try {
            while (true) {
                Socket socket = server.accept();
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
                threads.execute(() -> talk(socket, answers));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void talk(Socket socket, boolean answers) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null) {
                if (line.isEmpty() && answers) {
                    questions.incrementAndGet();
                    Thread.sleep(PAUSE_MILLIS);
                    socket.getOutputStream().write(answer());
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            return; // whoever asked has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private byte[] answer() {
        String body = "{\"left\": " + left.decrementAndGet() / 1e6 + "}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
