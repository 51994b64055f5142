package dev.lifebar.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    /** What may be written into a catalogue, and what may be typed into a chat; each as usual, and with this computer allowed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            https://93.184.216.34/a,     true,  true,  true,  true
            https://93.184.216.34:8443,  true,  true,  true,  true
            https://93.184.216.34:99999, false, false, false, false
            HTTPS://93.184.216.34,       true,  true,  true,  true
            http://93.184.216.34/,       false, false, false, false
            https://me@93.184.216.34/,   false, false, false, false
            ftp://93.184.216.34/,        false, false, false, false
            //93.184.216.34/,            false, false, false, false
            https:///a,                  false, false, false, false
            http://127.0.0.1:80/,        false, true,  false, true
            http://localhost:80/,        false, true,  false, true
            'http://[::1]:80/',          false, true,  false, true
            https://127.0.0.1/,          true,  true,  false, true
            http://127.0.0.1.example/,   false, false, false, false
            https://10.1.2.3/,           true,  true,  false, false
            https://172.16.0.1/,         true,  true,  false, false
            https://192.168.1.1/,        true,  true,  false, false
            https://169.254.169.254/,    true,  true,  false, false
            https://100.64.0.1/,         true,  true,  false, false
            https://100.128.0.1/,        true,  true,  true,  true
            https://198.18.0.1/,         true,  true,  false, false
            https://0.0.0.0/,            true,  true,  false, false
            https://0.1.2.3/,            true,  true,  false, false
            https://224.0.0.1/,          true,  true,  false, false
            https://255.255.255.255/,    true,  true,  false, false
            'https://[fd00::1]/',        true,  true,  false, false
            'https://[fe80::1]/',        true,  true,  false, false
            'https://[::]/',             true,  true,  false, false
            'https://[::ffff:10.0.0.1]/', true, true,  false, false
            'https://[64:ff9b::a00:1]/', true,  true,  false, false
            'https://[2606:2800:220:1:248:1893:25c8:1946]/', true, true, true, true
            """)
    void saysWhichAddressesMayBeAsked(
            URI address, boolean written, boolean writtenHere, boolean typed, boolean typedHere)
            throws UnknownHostException {
        Reach withThisComputer = new Reach(true);

        assertThat(Reach.USUAL.allows(address)).isEqualTo(written);
        assertThat(withThisComputer.allows(address)).isEqualTo(writtenHere);
        assertThat(Reach.USUAL.allowsTyped(address)).isEqualTo(typed);
        assertThat(withThisComputer.allowsTyped(address)).isEqualTo(typedHere);
    }
}
