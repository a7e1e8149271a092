/** Rules over the packaged jars and the sources; each fails when it finds nothing to look at. */
@NullMarked
package io.dvara.architecture;

import org.jspecify.annotations.NullMarked;
