package dev.lifebar.core.reading.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.reading.Failure;
import dev.lifebar.core.reading.Outcome;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals whose status alone says something else than they mean. */
class RefusalTest {
    private static final HttpSource SOURCE = new HttpSource(StandIn.REACH, () -> StandIn.NOW);

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            elevenlabs            | 401 | {"detail": {"status": "missing_permissions", "message": "no"}}                     | WRONG_KEY
            elevenlabs            | 401 | {"detail": {"status": "invalid_api_key", "message": "no"}}                         | KEY_REJECTED
            fal                   | 401 | {"error": {"type": "authorization_error", "message": "no"}}                        | WRONG_KEY
            cloudflare-ai-gateway | 400 | {"success": false, "errors": [{"code": 10000, "message": "no"}], "result": null}   | KEY_REJECTED
            cloudflare-ai-gateway | 400 | {"success": false, "errors": [{"code": 6003, "message": "no"}], "result": null}    | KEY_REJECTED
            cloudflare-ai-gateway | 400 | {"success": false, "errors": [{"code": 7003, "message": "no"}], "result": null}    | UNEXPECTED
            cloudflare-ai-gateway | 403 | {"success": false, "errors": [{"code": 10000, "message": "no"}], "result": null}   | WRONG_KEY
            cloudflare-ai-gateway | 404 | {"success": false, "errors": [{"code": 10000, "message": "no"}], "result": null}   | NOT_FOUND
            zai                   | 200 | {"code": 1000, "msg": "no", "success": false}                                      | KEY_REJECTED
            """)
    void saysWhatIsMeant(String id, int status, String answer, Failure failure) throws IOException {
        try (StandIn standIn = new StandIn(exchange -> StandIn.send(exchange, status, answer))) {
            Outcome outcome = SOURCE.read(standIn.provider(id), standIn.credentials(id), StandIn.TODAY);

            assertThat(((Outcome.Failed) outcome).failure()).isEqualTo(failure);
        }
    }
}
