package io.dvara.gateway.http.responses;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids under which one caller knows answers that vendors keep.
 *
 * <p>A caller with a key gets ids that are encrypted by that key: nobody else can use them, nor learn the vendor's id
 * from them to ask for it himself. They need no store, so that they outlive restarts and hold at each replica. The same
 * answer has the same id at each time. A caller without a key gets ids that all such callers can use.
 *
 * @param owner names the caller's key; empty when there is none
 */
record VendorIds(String owner) {

    private static final String OPEN = "resp_dn";
    private static final String SEALED = "resp_ds";
    private static final char SEPARATOR = '\n';
    private static final String MAC = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /**
     * Where an answer is kept.
     *
     * @param provider the configured name of whoever keeps it
     * @param id the vendor's id
     */
    record Owned(String provider, String id) {}

    /** Returns the id under which the caller knows an answer. */
    String told(Owned owned) {
        byte[] both = (owned.provider() + SEPARATOR + owned.id()).getBytes(StandardCharsets.UTF_8);
        return owner.isEmpty() ? OPEN + text(both) : SEALED + text(sealed(both));
    }

    /**
     * Returns who keeps an answer; empty when the id is none of a vendor's that was told here.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the id was told to somebody else
     */
    Optional<Owned> owned(String id) {
        if (!id.startsWith(OPEN) && !id.startsWith(SEALED)) {
            return Optional.empty();
        }
        return Optional.of(read(id).orElseThrow(() -> KeptResponses.gone(id)));
    }

    private Optional<Owned> read(String id) {
        if (id.startsWith(OPEN) != owner.isEmpty()) {
            return Optional.empty();
        }
        return bytes(id.substring(OPEN.length()))
                .flatMap(bytes -> owner.isEmpty() ? Optional.of(bytes) : opened(bytes))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> text.indexOf(SEPARATOR) >= 0)
                .map(text -> new Owned(
                        text.substring(0, text.indexOf(SEPARATOR)), text.substring(text.indexOf(SEPARATOR) + 1)));
    }

    /** The nonce is made of what is encrypted, so that two contents never share one. */
    private byte[] sealed(byte[] both) {
        try {
            byte[] nonce = Arrays.copyOf(mac("nonce", both), NONCE);
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(both);
            byte[] whole = Arrays.copyOf(nonce, NONCE + secret.length);
            System.arraycopy(secret, 0, whole, NONCE, secret.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES-GCM or HMAC-SHA256, which every one has to have", e);
        }
    }

    private Optional<byte[]> opened(byte[] whole) {
        if (whole.length <= NONCE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE));
            return Optional.of(cipher.doFinal(whole, NONCE, whole.length - NONCE));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(mac("key", new byte[0]), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] mac(String use, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(owner.getBytes(StandardCharsets.UTF_8), MAC));
        mac.update(("response ids: " + use + SEPARATOR).getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(content);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
