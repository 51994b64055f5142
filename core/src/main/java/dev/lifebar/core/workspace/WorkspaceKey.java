package dev.lifebar.core.workspace;

/**
 * How a platform names a workspace.
 *
 * @param platform the adapter: {@code terminal}, {@code discord}, {@code slack}
 * @param externalId the platform's own id of it
 * @param name what people call it
 */
public record WorkspaceKey(String platform, String externalId, String name) {}
