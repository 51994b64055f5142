@NullMarked
package dev.lifebar.bot.web;

import org.jspecify.annotations.NullMarked;
