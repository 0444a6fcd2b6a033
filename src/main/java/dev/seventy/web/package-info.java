/** The same replies as web pages: the local chat, and whether the server is well. */
@NullMarked
package dev.seventy.web;

import org.jspecify.annotations.NullMarked;
