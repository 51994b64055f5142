package dev.lifebar.core.provider;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Which addresses may be asked.
 *
 * @param loopback whether the operator allows this computer itself, and without encryption
 */
public record Reach(boolean loopback) {
    /** What is right wherever nobody has said otherwise. */
    public static final Reach USUAL = new Reach(false);

    private static final int LAST_PORT = 65_535;
    private static final int SHARED = 100;
    private static final int BENCHMARKS = 198;

    /** Whether an address that an operator wrote down may be asked. */
    public boolean allows(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getPort() > LAST_PORT) {
            return false;
        }
        return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> loopback && isLoopback(host);
            default -> false;
        };
    }

    /**
     * Whether an address that somebody typed may be asked: besides, it must not lead into the operator's own network.
     * Takes as long as it takes to look the name up.
     *
     * @throws UnknownHostException if there is no such name
     */
    public boolean allowsTyped(URI address) throws UnknownHostException {
        if (!allows(address)) {
            return false;
        }
        for (InetAddress resolved : InetAddress.getAllByName(address.getHost())) {
            if (isPrivate(resolved) && !(loopback && resolved.isLoopbackAddress())) {
                return false;
            }
        }
        return true;
    }

    /** A name is not looked up: it may lead somewhere else the next time. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress());
    }

    /** Ranges that the JDK has no name for: https://www.iana.org/assignments/iana-ipv4-special-registry */
    private static boolean isReserved(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        if (address.length > 4) {
            boolean translated = first == 0 && second == 0x64;
            return (first & 0xfe) == 0xfc || translated;
        }
        return first == 0
                || first >= 240
                || (first == SHARED && (second & 0xc0) == 64)
                || (first == BENCHMARKS && (second & 0xfe) == 18);
    }
}
