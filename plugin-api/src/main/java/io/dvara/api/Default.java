package io.dvara.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a component of a settings record the value it has when nothing is configured.
 *
 * <p>The text is bound like a configured one: {@code @Default("30s") Duration patience}. A component
 * without it that is neither an {@code Optional}, a list, a map nor a nested record is required.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Stable
public @interface Default {

    /** Returns the default as it would stand in the configuration. */
    String value();
}
