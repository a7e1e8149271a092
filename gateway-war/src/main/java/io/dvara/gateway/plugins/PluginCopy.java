package io.dvara.gateway.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Our private copy of a file in the plugins folder.
 *
 * @param file name in the plugins folder
 * @param digest SHA-256 of its content
 * @param path of the copy
 */
record PluginCopy(String file, String digest, Path path) {

    private static final System.Logger LOG = System.getLogger(PluginCopy.class.getName());

    /** Copies a file and makes sure that the copy is a whole archive. */
    static PluginCopy of(Path source, Path workFolder) throws IOException {
        String file = source.getFileName().toString();
        String ending = file.substring(file.lastIndexOf('.'));
        Path part = Files.createTempFile(workFolder, "incoming-", ".part");
        try {
            String digest = copy(source, part);
            try (ZipFile archive = new ZipFile(part.toFile())) {
                archive.size();
            }
            Path folder = Files.createTempDirectory(workFolder, digest.substring(0, 16) + "-");
            return new PluginCopy(file, digest, Files.move(part, folder.resolve(digest + ending)));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String copy(Path source, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** Deletes the copy and what was unpacked beside it. */
    void delete() {
        deleteTree(path.getParent());
    }

    /** Deletes a folder with all that is in it. */
    static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "A private copy could not be deleted: " + failure);
        }
    }
}
