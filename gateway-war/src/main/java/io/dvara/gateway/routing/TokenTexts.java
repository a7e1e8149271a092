package io.dvara.gateway.routing;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import io.dvara.api.provider.ProviderException;
import java.util.List;

/**
 * Tells the text of a list of tokens; loads the vocabulary at the first one that comes.
 *
 * <p>Clients of the OpenAI API make tokens of {@code cl100k_base} for models that they do not know.
 */
final class TokenTexts {

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private TokenTexts() {}

    /**
     * Returns the text; the library tells of a number that stands for no token by a null pointer.
     *
     * @throws ProviderException when a number stands for no token
     */
    static String decode(List<Integer> tokens) {
        IntArrayList numbers = new IntArrayList(tokens.size());
        tokens.forEach(numbers::add);
        try {
            return ENCODING.decode(numbers);
        } catch (NullPointerException _) {
            throw ProviderException.unsupported(
                    "input",
                    "'input' has numbers that are no tokens of cl100k_base, as which they are decoded for this model,"
                            + " whose provider embeds text alone: send the text");
        }
    }
}
