/**
 * Random JSON schemas and values, to show that a provider's rewriting of schemas keeps what they mean.
 *
 * <p>Called by tests of providers, which have a validator of JSON schemas on their class path.
 */
@NullMarked
package io.dvara.testkit.schema;

import org.jspecify.annotations.NullMarked;
