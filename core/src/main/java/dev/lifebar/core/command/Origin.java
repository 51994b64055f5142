package dev.lifebar.core.command;

import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;

/**
 * Where a request comes from.
 *
 * @param requestId the platform's id of the request; the same id a second time changes nothing and gets the first answer
 */
public record Origin(WorkspaceKey workspace, Caller caller, Channel channel, String requestId) {}
