package io.dvara.provider.mock;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import java.util.List;
import org.pf4j.Extension;

/**
 * Makes providers that answer {@code mock/<any name>} without an upstream.
 *
 * <p>The same request always gets the same answer:
 *
 * <ul>
 *   <li>Text is {@code Mock answer to:} and the last user message, at most 400 characters of it, and
 *       the number of its attachments; after tool results it quotes those. A reasoning effort other
 *       than {@code none}, or a budget of thinking tokens, adds thoughts.
 *   <li>Functions are called when the choice is {@code required} (those that the last user message
 *       mentions, else the first) or a name (that one). With {@code auto} those are called that the
 *       last message mentions, if it is a user's: by name, by a telling word of the name ({@code
 *       weather} of {@code get_weather}), or by the name of a parameter. The word {@code parallel}
 *       makes two calls of one; {@code parallel_tool_calls: false} makes one of many. Arguments are
 *       made from the function's schema.
 *   <li>{@code json_schema} gets a small value that the schema accepts, {@code json_object} an object
 *       with the text as {@code answer}.
 *   <li>Log probabilities are those of words, each of which was certain.
 *   <li>Embeddings are unit vectors, 1,536 long unless {@code dimensions} says otherwise; texts that
 *       share words are near to each other.
 *   <li>Usage counts a token for four characters of a prompt, rounded up at each text, four for each
 *       message, and one for each word of the answer, thoughts and arguments. Limits count these.
 * </ul>
 *
 * <p>Parts of the model's name, joined by {@code +} ({@code mock/slow-200ms+cut}), change behaviour:
 *
 * <ul>
 *   <li>{@code slow-200ms} waits before the answer, {@code pace-20ms} before each further piece;
 *   <li>{@code error-429} fails as a vendor's status 429 would, any from 400 to 599; {@code
 *       error-context} and {@code error-filter} as an exceeded context window and a content filter;
 *   <li>{@code cut} breaks off in the middle of the answer, {@code cut-early} before it;
 *   <li>{@code stall} is silent from the middle on, {@code hang} from the start, until the call ends;
 *   <li>{@code words-300} answers with so many words, {@code refuse} with a refusal, {@code filter}
 *       is stopped by a filter at its end, {@code no-usage} keeps its usage to itself.
 * </ul>
 */
@Extension
public final class MockFactory implements ProviderFactory<MockSettings> {

    private static final ProviderProfile PROFILE =
            new ProviderProfile("MOCK_PROVIDER", List.of("mock/"), ProviderProfile.Activation.ALONE);

    /** Made by the gateway. */
    public MockFactory() {}

    @Override
    public String type() {
        return "mock";
    }

    @Override
    public Class<MockSettings> settings() {
        return MockSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public Provider create(MockSettings settings, ComponentContext context) {
        return new MockProvider(settings, context);
    }
}
