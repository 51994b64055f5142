package dev.lifebar.bot.discord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells a message that takes no more edits from a channel that is asked too often. Discord answers both with the same
 * status, at which the client would hold back the edits of everything else in the channel too.
 */
final class OldEdits implements Interceptor {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final long MOST = 10_000;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == TOO_MANY_REQUESTS && code(response) == ErrorResponse.MAX_OLD_MESSAGE_EDITS.getCode()
                ? response.newBuilder().code(BAD_REQUEST).build()
                : response;
    }

    private static int code(Response response) throws IOException {
        byte[] body = response.peekBody(MOST).bytes();
        boolean packed = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        try (InputStream plain = new ByteArrayInputStream(body);
                InputStream unpacked = packed ? new GZIPInputStream(plain) : plain) {
            return DataObject.fromJson(unpacked).getInt("code", 0);
        } catch (ParsingException e) {
            return 0;
        }
    }
}
