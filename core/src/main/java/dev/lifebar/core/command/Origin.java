package dev.lifebar.core.command;

import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Channel;
import dev.lifebar.core.workspace.WorkspaceKey;

/**
 * Where a request comes from.
 *
 * @param place who else is there
 * @param requestId the platform's id of the request; the same id a second time changes nothing and gets the first answer
 */
public record Origin(WorkspaceKey workspace, Caller caller, Channel channel, Place place, String requestId) {

    /** The same request, for nobody but the caller to see. */
    public Origin apart() {
        return new Origin(workspace, caller, channel, Place.APART, requestId);
    }
}
