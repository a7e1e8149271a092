package io.dvara.provider.kit;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import java.util.regex.Pattern;

/** Gets what clients name by address, for vendors that load nothing themselves. */
public final class RemoteMedia {

    private static final Pattern ON_THE_WEB = Pattern.compile("(?i)\\s*https?:.*", Pattern.DOTALL);
    private static final String ADVICE = "; with dvara.media.fetch the gateway gets it instead";

    private final Call call;

    /** Makes one for a request. */
    public RemoteMedia(Call call) {
        this.call = call;
    }

    /**
     * Returns the attachment with its content, which the gateway has fetched.
     *
     * @param path of the attachment in the request
     * @param refusal what to tell where the gateway fetches nothing; names the vendor
     */
    public Part.Attachment sentAlong(Part.Attachment attachment, String path, String refusal) {
        return attachment.media() instanceof Media.Remote remote
                ? new Part.Attachment(
                        attachment.kind(), fetched(remote, path, refusal), attachment.name(), attachment.extras())
                : attachment;
    }

    private Media.Inline fetched(Media.Remote remote, String path, String refusal) {
        if (!ON_THE_WEB.matcher(remote.url()).matches()) {
            throw ProviderException.unsupported(path, refusal);
        }
        return call.fetch(remote, path).orElseThrow(() -> ProviderException.unsupported(path, refusal + ADVICE));
    }
}
