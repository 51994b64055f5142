/** Whose data it is: a server, a Slack workspace, a person or the local terminal. */
@NullMarked
package dev.lifebar.core.workspace;

import org.jspecify.annotations.NullMarked;
