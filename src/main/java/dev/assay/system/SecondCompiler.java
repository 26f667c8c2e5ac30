package dev.assay.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Leaves out HotSpot's second compiler until it is closed. Its code pays where networks are trained
 * for minutes; where they are only read, it takes a third of what all else does and makes nothing
 * faster.
 */
public final class SecondCompiler implements AutoCloseable {
  private static final String NONE = "[{ match: \"*.*\", c2: { Exclude: true } }]";

  private final boolean leftOut;

  private SecondCompiler(boolean leftOut) {
    this.leftOut = leftOut;
  }

  /** Leaves it out from now on; a virtual machine that cannot goes on as before. */
  public static SecondCompiler leftOut() {
    try {
      Path directives = Files.createTempFile("assay-compiler-", ".json");
      try {
        Files.writeString(directives, NONE);
        command("compilerDirectivesAdd", directives.toString());
        return new SecondCompiler(true);
      } finally {
        Files.delete(directives);
      }
    } catch (IOException | JMException e) {
      return new SecondCompiler(false);
    }
  }

  /** Lists what compilers are told now. */
  static String directives() throws JMException {
    return command("compilerDirectivesPrint");
  }

  private static String command(String name, String... arguments) throws JMException {
    boolean none = arguments.length == 0;
    return String.valueOf(
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                name,
                none ? new Object[0] : new Object[] {arguments},
                none ? new String[0] : new String[] {String[].class.getName()}));
  }

  /** Lets it in again, but for methods that it was kept from meanwhile. */
  @Override
  public void close() {
    if (leftOut) {
      try {
        command("compilerDirectivesRemove");
      } catch (JMException e) {
        // It could be told before; what it is told no longer is only a matter of speed.
      }
    }
  }
}
