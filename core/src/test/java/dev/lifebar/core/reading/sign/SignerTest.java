package dev.lifebar.core.reading.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifebar.core.secret.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of signing, with the example that its inventor documents. */
class SignerTest {
    private static final Secret SECRET = new Secret("not-told-to-anybody");
    private static final Instant NOW = Instant.parse("2026-09-20T12:00:00Z");

    /** The case get-vanilla of Amazon's test suite, with the hash of the body among the headers that are covered. */
    @Test
    void signsForAmazon() throws GeneralSecurityException {
        Unsigned vanilla = question("GET", "https://example.amazonaws.com/", Map.of(), "");
        Secret secret = new Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        Instant at = Instant.parse("2015-08-30T12:36:00Z");

        assertThat(new Aws4("AKIDEXAMPLE", secret, "us-east-1/service", at).headers(vanilla))
                .containsEntry("X-Amz-Date", "20150830T123600Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                + " Signature=726c5c4879a6b4ccbbd3b24edbd6b8826d34f87450fbbf4e85546fc7ba9c1642");
    }

    @Test
    void signsForAlibaba() throws GeneralSecurityException {
        Unsigned question = question(
                "POST",
                "https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai"
                        + "&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
                Map.of("x-acs-action", "RunInstances", "x-acs-version", "2014-05-26", "Accept", "application/json"),
                "");
        Secret secret = new Secret("YourAccessKeySecret");
        Instant at = Instant.parse("2023-10-26T10:22:32.9Z");

        assertThat(new Acs3("YourAccessKeyId", secret, "3156853299f313e23d1673dc12e1703d", at).headers(question))
                .containsEntry("x-acs-date", "2023-10-26T10:22:32Z")
                .containsEntry(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                                + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                                + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void signsForAlibabaOnce() throws GeneralSecurityException {
        Unsigned question = question("GET", "https://business.aliyuncs.com/", Map.of(), "");

        assertThat(new Acs3("id", SECRET, NOW).headers(question))
                .isNotEqualTo(new Acs3("id", SECRET, NOW).headers(question));
    }

    @Test
    void signsForTencent() throws GeneralSecurityException {
        Unsigned question = question(
                "POST",
                "https://cvm.tencentcloudapi.com/",
                Map.of("Content-Type", "application/json; charset=utf-8", "X-TC-Action", "DescribeInstances"),
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}");
        Secret secret = new Secret("Gu5t9xGARNpq86cd98joQYCN3*******");
        Instant at = Instant.ofEpochSecond(1551113065);

        assertThat(new Tc3("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", secret, "cvm", at).headers(question))
                .containsEntry("X-TC-Timestamp", "1551113065")
                .containsEntry(
                        "Authorization",
                        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request,"
                                + " SignedHeaders=content-type;host,"
                                + " Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c");
    }

    @Test
    void signsForVolcengine() throws GeneralSecurityException {
        Unsigned question = question(
                "GET",
                "https://iam.volcengineapi.com/?Action=ListUsers&Version=2018-01-01&Limit=10&Offset=0",
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                "");
        Secret secret = new Secret("TnpCak5XWXpZV1U0WkRaaE5ERmxaR0ZpTmpjeVkyUXlZek0wTWpJMU1qWQ==");
        Instant at = Instant.parse("2020-12-30T08:18:05Z");

        assertThat(new Volcengine("AKLTMjI2ODVlYzI3ZGY1NGU4ZjhjYWRjMTlmNTM5OTZkYzE", secret, "cn-north-1/iam", at)
                        .headers(question))
                .containsEntry("X-Date", "20201230T081805Z")
                .containsEntry(
                        "Authorization",
                        "HMAC-SHA256 Credential=AKLTMjI2ODVlYzI3ZGY1NGU4ZjhjYWRjMTlmNTM5OTZkYzE"
                                + "/20201230/cn-north-1/iam/request,"
                                + " SignedHeaders=content-type;host;x-content-sha256;x-date,"
                                + " Signature=28eeabbbd726b87002e0fe58ad8c1c768e619b06e2646f35b6ad7ed029a6d8a7");
    }

    /** What is wrong with it is said without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-7f3a",
                "{\"canary\": \"7f3a",
                "{\"client_email\": \"canary-7f3a\", \"private_key_id\": \"canary-7f3a\"}",
                "{\"client_email\": \"a\", \"private_key_id\": \"b\", \"private_key\": \"canary-7f3a\"}",
                "{\"client_email\": \"a\", \"private_key_id\": \"b\", \"private_key\": \"canary47f3a\"}"
            })
    void signsForGoogleWithAKeyFileAlone(String file) {
        Google google = new Google(new Secret(file), "https://bigquery.googleapis.com/", NOW);

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> google.headers(question("POST", "https://bigquery.googleapis.com/", Map.of(), "")))
                .satisfies(failure -> assertThat(failure).hasNoCause())
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("canary", "7f3a"));
    }

    @Test
    void keepsTheKeyToItself() {
        assertThat(List.of(
                        new Aws4("id", SECRET, "a/b", NOW),
                        new Acs3("id", SECRET, NOW),
                        new Tc3("id", SECRET, "a", NOW),
                        new Volcengine("id", SECRET, "a/b", NOW),
                        new Google(SECRET, "https://a/", NOW)))
                .allSatisfy(signer -> assertThat(signer.toString()).doesNotContain(SECRET.value()));
    }

    private static Unsigned question(String method, String address, Map<String, String> headers, String body) {
        return new Unsigned(method, URI.create(address), new TreeMap<>(headers), body);
    }
}
