package io.dvara.api.routing;

import io.dvara.api.Stable;
import java.math.BigDecimal;

/**
 * What tokens cost, in US dollars a million.
 *
 * @param input of the prompt
 * @param output of the answer
 */
@Stable
public record TokenPrice(BigDecimal input, BigDecimal output) {}
