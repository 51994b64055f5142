package dev.lifebar.core.alert;

import dev.lifebar.core.workspace.Channel;
import java.time.Duration;

/** Where a red goes that nobody has acknowledged for a while. */
public record Escalation(long workspaceId, Duration after, Channel channel) {}
