/** Spring AI 2 as a client of a running gateway, with scripted vendors behind it. */
@NullMarked
package io.dvara.sdk;

import org.jspecify.annotations.NullMarked;
