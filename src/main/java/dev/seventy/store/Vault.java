package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM before they are kept. What is sealed says which key opens it, and opens in the context
 * for which it was sealed and in no other, so that it cannot be moved to another row.
 */
public final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final Pattern SEALED = Pattern.compile("[0-9a-f]{8}:[A-Za-z0-9+/]+=*");
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String EXPECTED = "keys of the vault are 32 bytes each in Base64, several with commas between them";

    private final SecureRandom random = new SecureRandom();
    private final String current;
    private final Map<String, SecretKeySpec> keys;

    /** Something sealed that cannot be opened; tells the id of its key and nothing of what it holds. */
    public static final class Sealed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Sealed(String keyId, String why) {
            super("what key " + keyId + " sealed cannot be opened: " + why);
        }
    }

    private Vault(String current, Map<String, SecretKeySpec> keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * @param keys one or several 32-byte keys in Base64, separated by commas; the first seals, all of them open
     * @throws IllegalArgumentException with a sentence that does not hold the key
     */
    public static Vault of(String keys) {
        Map<String, SecretKeySpec> known = new LinkedHashMap<>();
        for (var text : keys.split(",", -1)) {
            var key = decoded(text.strip());
            known.put(id(key), new SecretKeySpec(key, "AES"));
        }
        return new Vault(known.keySet().iterator().next(), known);
    }

    /** One with a key of its own, which is gone with this process. */
    public static Vault passing() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return of(Base64.getEncoder().encodeToString(key));
    }

    private static byte[] decoded(String text) {
        var key = bytes(text).orElseThrow(() -> new IllegalArgumentException(EXPECTED + "; one is not Base64"));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(EXPECTED + "; one has " + key.length);
        }
        return key;
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(key), 0, 4);
    }

    /** @param context says to what this belongs, such as the table and the tenant; needed to open it again */
    public String seal(String plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, context);
            var sealed = cipher.doFinal(plain.getBytes(UTF_8));
            return current + ":" + Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot seal", impossible);
        }
    }

    /** @throws Sealed when its key is not here, the context is another or it was changed */
    public String open(String sealed, String context) {
        var keyId = keyId(sealed);
        if (!keys.containsKey(keyId)) {
            throw new Sealed(keyId, "that key is not among ours");
        }
        var content = bytes(sealed.substring(keyId.length() + 1)).filter(found -> found.length > NONCE_BYTES)
                .orElseThrow(() -> new Sealed(keyId, "it is not whole"));
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, keyId, Arrays.copyOf(content, NONCE_BYTES), context)
                    .doFinal(content, NONCE_BYTES, content.length - NONCE_BYTES), UTF_8);
        } catch (AEADBadTagException changed) {
            throw new Sealed(keyId, "it was changed, or belongs elsewhere");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java cannot open what is sealed", impossible);
        }
    }

    /** Whether this looks as what some key has sealed. */
    static boolean isSealed(String text) {
        return SEALED.matcher(text).matches();
    }

    /** Whether this was sealed with the key that seals now. */
    public boolean current(String sealed) {
        return sealed.startsWith(current + ":");
    }

    private static String keyId(String sealed) {
        // Whatever else stands there may be a secret that somebody forgot to seal.
        return isSealed(sealed) ? sealed.substring(0, 8) : "unknown";
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((keyId + ":" + context).getBytes(UTF_8));
        return cipher;
    }
}
