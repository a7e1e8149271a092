/** The mock provider plugin. */
@NullMarked
package io.dvara.provider.mock;

import org.jspecify.annotations.NullMarked;
