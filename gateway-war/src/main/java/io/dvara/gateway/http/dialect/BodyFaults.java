package io.dvara.gateway.http.dialect;

import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** What goes wrong while the bytes of a body are read, in the words for clients. */
public final class BodyFaults {

    private BodyFaults() {}

    /** Makes the refusal of a body that could not be read. */
    public static Refusal refusal(IOException e) {
        return Refusal.of(
                        ErrorCode.INVALID_JSON,
                        switch (e) {
                            case CharConversionException _ -> "The request body is not UTF-8.";
                            case ZipException _, EOFException _ -> "The request body is not whole, valid gzip.";
                            default -> "The request body broke off or came too slowly.";
                        })
                .causedBy(e);
    }
}
