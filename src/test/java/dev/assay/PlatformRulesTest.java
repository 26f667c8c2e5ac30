package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.assay.system.TestJvm;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Holds what asks the operating system to the few classes that do it right. */
class PlatformRulesTest {
  private static final JavaClasses MAIN = Classes.MAIN;
  private static final JavaClasses ALL = Classes.ALL;

  /** Classes outside that start processes themselves, why, and what limits their time. */
  private static final Map<String, String> STARTS_PROCESSES =
      Map.of(
          "ChildProcess", "is what the others ask through",
          "AllureReportProcess", "outlives a crash of this one; it ends itself, by Deadline",
          "KilledProcessIT", "kills what it starts; it ends itself, by Deadline",
          "StoreProcess", "is talked to line by line, and killed; it ends itself, by Deadline",
          "PlatformRulesTest", "shows that the rule sees it, and starts none");

  /** Classes that write files themselves, and why. */
  private static final Map<String, String> WRITES_FILES =
      Map.of(
          "LocalDisk", "is what DurableFiles writes by",
          "AllureReport", "fills a temporary directory that it deletes",
          "AllureReportProcess", "leaves a temporary file to the process that it starts",
          "BehaviorsTab", "fills the temporary directory of AllureReport",
          "RunLock", "locks the file, and writes who has it",
          "SparkHome", "makes directories that Spark looks for; built with -Pspark alone",
          "RunProgress", "writes to the terminal",
          "SecondCompiler", "hands the virtual machine a line, in a file that it deletes");

  /** Classes that read JSON themselves, and why. */
  private static final Map<String, String> READS_JSON =
      Map.of(
          "JsonText", "is what the others read by",
          "TrialJson", "reads the store's entries, whose digest vouches for them",
          "AllureHistory", "is Allure's: a run goes on without it");

  /** Classes that change what the whole process sees, and why no test meets another there. */
  private static final Map<String, String> CHANGES_THE_PROCESS =
      Map.of("AllureReport", "is the main class of its process");

  private static final Set<String> WRITING =
      Set.of(
          "write",
          "writeString",
          "newOutputStream",
          "newBufferedWriter",
          "newByteChannel",
          "move",
          "copy",
          "createFile",
          "createTempFile",
          "createDirectory",
          "createDirectories",
          "delete",
          "deleteIfExists");

  @Test
  void writesFilesThroughDurableFilesAlone() {
    Set<String> found =
        MAIN.stream()
            .filter(type -> type.getAccessesFromSelf().stream().anyMatch(writes()))
            .map(PlatformRulesTest::outermost)
            .collect(Collectors.toSet());
    found.add("SparkHome");
    assertThat(found)
        .as("a crash must leave the old content or the new: use DurableFiles, or say why not")
        .containsExactlyInAnyOrderElementsOf(WRITES_FILES.keySet());
  }

  @Test
  void readsJsonThroughJsonTextAlone() {
    assertThat(
            MAIN.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(readsJson()))
                .map(PlatformRulesTest::outermost)
                .collect(Collectors.toSet()))
        .as("whatever a file holds, its reader says file, place and remedy: use JsonText")
        .containsExactlyInAnyOrderElementsOf(READS_JSON.keySet());
  }

  @Test
  void startsProcessesThroughChildProcessAlone() {
    assertThat(
            ALL.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(startsAProcess()))
                .map(PlatformRulesTest::outermost)
                .collect(Collectors.toSet()))
        .as("a program may hang: use ChildProcess, or say why not and what limits its time")
        .containsExactlyInAnyOrderElementsOf(STARTS_PROCESSES.keySet());
  }

  @Test
  void waitsForNoProcessWithoutALimit() {
    assertThat(
            ALL.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(waitsForEver()))
                .map(PlatformRulesTest::outermost)
                .collect(Collectors.toSet()))
        .as("give Process.waitFor a time, or use ChildProcess")
        .containsExactly("PlatformRulesTest");
  }

  /**
   * Of tests, too: the claims of HW1 are among them, and what is expected is so everywhere. A test
   * that changes the defaults asks for them first.
   */
  @Test
  void dependsOnNoDefaultLocaleCharsetOrZone() {
    noClasses()
        .that(are(not(equivalentTo(Careless.class))))
        .and()
        .areNotAnnotatedWith(Isolated.class)
        .should()
        .accessTargetWhere(dependsOnDefaults())
        .because("keys, files and messages are the same everywhere: give Locale.ROOT or ENGLISH")
        .check(ALL);
  }

  /** Tests may run in parallel, whatever the pom says. */
  @Test
  void sharesNothingBetweenTestsWithoutALock() {
    assertThat(
            ALL.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(changesTheProcess()))
                .filter(type -> !isAlone(type))
                .map(PlatformRulesTest::outermost)
                .collect(Collectors.toSet()))
        .as("mark the test @Isolated, or say what locks it")
        .containsExactlyInAnyOrderElementsOf(CHANGES_THE_PROCESS.keySet());
    assertThat(
            ALL.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(opensABrowser()))
                .filter(type -> !type.isAnnotatedWith(ResourceLock.class))
                .map(PlatformRulesTest::outermost))
        .as("one browser is driven by one test at a time: @ResourceLock")
        .isEmpty();
  }

  /** They have minutes; {@code mvn test} has two for everything. */
  @Test
  void startsJvmsAndBrowsersInSystemTestsAlone() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Test")
        .or()
        .haveSimpleNameEndingWith("Properties")
        .should()
        .accessTargetWhere(opensABrowser().or(startsAJvm()))
        .because("a test that does is named *IT and runs in mvn verify")
        .check(ALL);
  }

  /** Does what the rules forbid; nobody calls it. */
  private static final class Careless {
    static String all(Path file) throws IOException, InterruptedException {
      Files.writeString(file, "half");
      Process process = new ProcessBuilder("program").start();
      process.waitFor();
      return "%d".formatted(process.pid());
    }

    static List<Object> defaults(OutputStream out, ByteArrayOutputStream bytes) {
      assertThat(new IOException("1")).hasMessage("%d", 1);
      return List.of(
          Locale.getDefault(),
          ZoneId.systemDefault(),
          LocalDate.now(),
          new PrintStream(out),
          bytes.toString());
    }

    static Function<String, String> reference() {
      return String::toLowerCase;
    }
  }

  @Test
  void seesWhatItForbids() {
    JavaClass careless = new ClassFileImporter().importClass(Careless.class);
    assertThat(careless.getAccessesFromSelf())
        .anyMatch(writes())
        .anyMatch(startsAProcess())
        .anyMatch(waitsForEver());
    assertThat(
            careless.getAccessesFromSelf().stream()
                .filter(dependsOnDefaults())
                .map(access -> access.getTarget().getName()))
        .containsExactlyInAnyOrder(
            "formatted",
            "hasMessage",
            "getDefault",
            "systemDefault",
            "now",
            "<init>",
            "toString",
            "toLowerCase");
  }

  private static DescribedPredicate<JavaAccess<?>> writes() {
    return DescribedPredicate.describe(
        "it writes a file",
        access -> {
          JavaClass owner = access.getTargetOwner();
          String name = access.getTarget().getName();
          return owner.isEquivalentTo(FileOutputStream.class)
              || owner.isEquivalentTo(FileWriter.class)
              || owner.isEquivalentTo(RandomAccessFile.class)
              || owner.isEquivalentTo(FileChannel.class) && name.equals("open")
              || owner.isEquivalentTo(Files.class) && WRITING.contains(name);
        });
  }

  private static DescribedPredicate<JavaAccess<?>> startsAProcess() {
    return DescribedPredicate.describe(
        "it starts a process",
        access ->
            access.getTargetOwner().isEquivalentTo(ProcessBuilder.class)
                || access.getTargetOwner().isEquivalentTo(Runtime.class)
                    && access.getTarget().getName().equals("exec"));
  }

  private static DescribedPredicate<JavaAccess<?>> readsJson() {
    return DescribedPredicate.describe(
        "it reads JSON",
        access ->
            access
                .getTarget()
                .getFullName()
                .matches(
                    "com\\.fasterxml\\.jackson\\.databind\\.(ObjectMapper|ObjectReader)"
                        + "\\.(readTree|readValue|readValues|treeToValue|convertValue)\\(.*"));
  }

  private static DescribedPredicate<JavaAccess<?>> waitsForEver() {
    return DescribedPredicate.describe(
        "it waits for a process, however long",
        access -> access.getTarget().getFullName().equals("java.lang.Process.waitFor()"));
  }

  private static boolean isAlone(JavaClass type) {
    return type.isAnnotatedWith(Isolated.class) || type.isAnnotatedWith(ResourceLock.class);
  }

  private static DescribedPredicate<JavaAccess<?>> changesTheProcess() {
    return DescribedPredicate.describe(
        "it changes what the whole process sees",
        access ->
            access
                .getTarget()
                .getFullName()
                .matches(
                    "java\\.(util\\.(Locale|TimeZone)\\.setDefault"
                        + "|lang\\.System\\.(setOut|setErr|setIn|setProperty|setProperties|clearProperty)"
                        + ")\\(.*"));
  }

  private static DescribedPredicate<JavaAccess<?>> opensABrowser() {
    return DescribedPredicate.describe(
        "it opens a browser",
        access -> {
          String target = access.getTarget().getFullName();
          return target.startsWith("dev.assay.report.OpenBrowser.<init>(")
              || target.startsWith("dev.assay.report.Browser.start(")
                  && !access.getOriginOwner().getSimpleName().equals("OpenBrowser");
        });
  }

  private static DescribedPredicate<JavaAccess<?>> startsAJvm() {
    return DescribedPredicate.describe(
        "it starts a process of Java",
        access -> access.getTargetOwner().isEquivalentTo(TestJvm.class));
  }

  private static DescribedPredicate<JavaAccess<?>> dependsOnDefaults() {
    return DescribedPredicate.describe(
        "it takes the default locale, charset or zone",
        access -> {
          String target = access.getTarget().getFullName();
          boolean formats =
              target.matches(
                  "java\\.(lang\\.String\\.(format|formatted|toUpperCase|toLowerCase)"
                      + "|io\\.Print(Stream|Writer)\\.(printf|format)"
                      + "|text\\.NumberFormat\\.get\\w*Instance"
                      + "|text\\.(DecimalFormat|SimpleDateFormat|MessageFormat)\\.<init>"
                      + "|text\\.DecimalFormatSymbols\\.(<init>|getInstance)"
                      + "|text\\.MessageFormat\\.format"
                      + "|time\\.format\\.DateTimeFormatter\\.of(Pattern|Localized\\w+)"
                      + "|util\\.(Formatter|Scanner)\\.<init>)\\(.*");
          // Its own text with values in it, which it formats by the default locale.
          boolean asserts =
              target.matches(
                  "org\\.assertj\\.core\\.api\\.\\w+\\.hasMessage\\w*\\(java\\.lang\\.String, \\[Ljava\\.lang\\.Object;\\)");
          boolean bytes =
              target.matches(
                  "java\\.(lang\\.String\\.getBytes\\(\\)"
                      + "|lang\\.String\\.<init>\\(\\[B(, int, int)?\\)"
                      + "|lang\\.String\\.<init>\\(\\[B\\)"
                      + "|io\\.(InputStreamReader|OutputStreamWriter)\\.<init>\\(java\\.io\\.\\w+Stream\\)"
                      + "|io\\.Print(Stream|Writer)\\.<init>\\(java\\.io\\.OutputStream(, boolean)?\\)"
                      + "|io\\.FileReader\\.<init>\\(java\\.(io\\.File|lang\\.String)\\)"
                      + "|io\\.ByteArrayOutputStream\\.toString\\(\\)"
                      + "|net\\.URL(En|De)coder\\.\\w+\\(java\\.lang\\.String\\)"
                      + "|nio\\.charset\\.Charset\\.defaultCharset\\(\\))");
          boolean asks =
              target.matches(
                  "java\\.(util\\.(Locale|TimeZone)\\.getDefault\\(.*"
                      + "|util\\.Calendar\\.getInstance\\(.*"
                      + "|time\\.ZoneId\\.systemDefault\\(\\)"
                      + "|time\\.Clock\\.systemDefaultZone\\(\\)"
                      + "|time\\.((Local|Zoned|Offset)\\w+|Year|YearMonth)\\.now\\(\\))");
          return asks || bytes || asserts || formats && !target.contains(Locale.class.getName());
        });
  }

  private static String outermost(JavaClass type) {
    return type.getFullName().replaceFirst("^.*\\.", "").replaceFirst("\\$.*$", "");
  }
}
