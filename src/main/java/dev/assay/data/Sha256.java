package dev.assay.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests bytes, texts and big-endian integers with SHA-256. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  public Sha256 bytes(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Sha256 text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Sha256 number(int value) {
    return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  Sha256 number(long value) {
    return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  ByteBuffer finish() {
    return ByteBuffer.wrap(digest.digest());
  }

  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
