/** What Lifebar shows and sends over HTTP. */
@NullMarked
package dev.lifebar.bot.web;

import org.jspecify.annotations.NullMarked;
