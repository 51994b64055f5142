package dev.lifebar.core.reading.sign;

import dev.lifebar.core.secret.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs as Amazon wants it, by Amazon's own signer; the only class that knows it. */
record Aws4(String id, Secret key, String scope, Instant now) implements Signer {

    @Override
    public Map<String, String> headers(Unsigned question) {
        String[] parts = scope.split("/", 2);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(id, key.value()))
                        .request(request(question))
                        .payload(ContentStreamProvider.fromUtf8String(question.body()))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, parts[0])
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, parts[1])
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        Map<String, String> added = new HashMap<>();
        signed.request().headers().forEach((name, values) -> added.put(name, values.get(0)));
        added.keySet().removeIf(name -> question.headers().containsKey(name) || name.equals("Host"));
        return added;
    }

    private static SdkHttpRequest request(Unsigned question) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(question.method()))
                .uri(question.address());
        question.headers().forEach(request::putHeader);
        return request.build();
    }
}
