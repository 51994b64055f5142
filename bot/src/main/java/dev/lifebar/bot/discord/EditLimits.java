package dev.lifebar.bot.discord;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells a message that takes no more edits for a while from a channel that is asked too often. Discord answers both with the
 * same status, at which the client would hold back the edits of everything else in the channel too; and at the limits of
 * announcement channels it says in a header to come back after a second, and means minutes
 * (https://github.com/discord/discord-api-docs/issues/6109).
 */
final class EditLimits implements Interceptor {
    /**
     * Too many edits because of announcements, too many changes of a channel, and too many edits of an old message
     * (https://docs.discord.com/developers/topics/opcodes-and-status-codes).
     */
    private static final Set<Integer> CODES = Set.of(20022, 20028, 30046);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final long MOST = 10_000;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean limited = chain.request().method().equals("PATCH")
                && response.code() == TOO_MANY_REQUESTS
                && CODES.contains(code(response));
        return limited ? response.newBuilder().code(BAD_REQUEST).build() : response;
    }

    /** Whether it was refused because of such a limit. */
    static boolean isMetBy(ErrorResponseException refused) {
        return CODES.contains(refused.getErrorCode());
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
