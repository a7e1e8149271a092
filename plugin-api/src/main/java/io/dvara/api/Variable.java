package io.dvara.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the environment variable of a settings component that does not follow the common rule.
 *
 * <p>The common rule: variable prefix, underscore, component name in capitals, so that {@code
 * apiKey} of a component with the prefix {@code ACME} is {@code ACME_API_KEY}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Stable
public @interface Variable {

    /** Returns the whole name of the variable. */
    String value();
}
