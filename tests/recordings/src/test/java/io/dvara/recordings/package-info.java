/** What all tests have shown of recorded traffic, as a page; knows files that they leave behind, and none of them. */
@NullMarked
package io.dvara.recordings;

import org.jspecify.annotations.NullMarked;
