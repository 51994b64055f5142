package dev.lifebar.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new UnknownHostException("discord.com: Name or service not known"), "discord.com is not found"),
                Arguments.of(new UnknownHostException("discord.com"), "discord.com is not found"),
                Arguments.of(new ConnectException("Connection refused"), "no connection could be made"),
                Arguments.of(new NoRouteToHostException("No route to host"), "no connection could be made"),
                Arguments.of(new SocketTimeoutException("timeout"), "no answer in time"),
                Arguments.of(new SSLHandshakeException("PKIX path"), "no secure connection could be made"),
                Arguments.of(new EOFException("unexpected end"), "the connection broke"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysInPlainWordsWhy(IOException failure, String words) {
        assertThat(Unreachable.why(new IllegalStateException("wrapped", failure)))
                .isEqualTo(words);
    }
}
