/** Legacy text completion, in the gateway's own form. */
@NullMarked
package io.dvara.api.completion;

import org.jspecify.annotations.NullMarked;
