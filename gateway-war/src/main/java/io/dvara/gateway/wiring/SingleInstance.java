package io.dvara.gateway.wiring;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean of which there is one, injected as it is.
 *
 * <p>Unlike an application-scoped bean it stands behind no proxy, which would call the hidden types of
 * a room by reflection and ask each of them for a second constructor.
 */
@Singleton
@Stereotype
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleInstance {}
