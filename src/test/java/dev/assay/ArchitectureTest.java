package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.lang.ArchCondition;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.report.figure.FigureRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the order of the packages: each sees only those before it. */
class ArchitectureTest {
  private static final String ROOT = "dev.assay";

  /** The package that is built with {@code -Pspark} alone. */
  private static final String SPARK = "spark";

  /**
   * The order of the packages; each may use those before it.
   *
   * <p>After what asks the operating system, what judges comes first and knows nothing of networks,
   * so that it can judge anybody's numbers.
   */
  private static final List<String> ORDER =
      List.of(
          "system",
          "statistics",
          "statistics.anytime",
          "claim.evidence",
          "claim.settings",
          "claim.assessment",
          "claim.criterion",
          "claim",
          "report.file",
          "report.figure.canvas",
          "report.figure",
          "report.text",
          "report.verdict",
          "report",
          "report.recording",
          "data",
          "data.strokes",
          "data.source",
          "model.onednn",
          "model.vector",
          "model",
          "model.network",
          "measurement.algebra",
          "measurement",
          "measurement.trajectory",
          "training.result",
          "training.setting",
          "training",
          "training.store",
          "training.runner",
          SPARK,
          "instrument",
          "experiment",
          "experiment.external",
          "contract",
          "run.budget",
          "run",
          "junit.allure",
          "junit");

  /** The packages that may know JUnit and Allure. */
  private static final String HARNESS = ROOT + ".junit..";

  /** Packages that are pure: they use none of ours but these. */
  private static final List<String> PURE = List.of("system", "data", "statistics");

  private static final JavaClasses MAIN = Classes.MAIN;
  private static final JavaClasses ALL = Classes.ALL;

  /** Packages that cannot reach a kernel, by the rules below. */
  private static final List<String> WITHOUT_KERNELS =
      List.of("system", "data", "statistics", "claim", "report");

  /** A renderer remembers what it has drawn; with two of them a run draws everything twice. */
  @Test
  void drawsEachFigureOnceARun() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".junit.SharedRun")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".run.Environment")
        .should()
        .callConstructor(FigureRenderer.class)
        .because("a run has one, and the environment is asked beforehand whether it can draw")
        .check(MAIN);
  }

  @Test
  void hasExactlyThePackagesOfTheDesign() {
    Set<String> found =
        MAIN.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    found.add(SPARK);
    assertThat(found).containsExactlyInAnyOrderElementsOf(ORDER);
  }

  @Test
  void isWhatTheDocumentationSays() throws IOException {
    assertThat(
            Files.readString(Path.of("docs/architecture.md"))
                .lines()
                .filter(line -> line.startsWith("| `dev.assay."))
                .map(line -> line.replaceAll("^\\| `dev\\.assay\\.([a-z0-9.]+)`.*", "$1")))
        .containsExactlyElementsOf(ORDER);
  }

  @TestFactory
  List<DynamicTest> letsEachPackageSeeOnlyThoseBeforeIt() {
    return ORDER.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String[] later =
                          ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                              .map(ArchitectureTest::packageOf)
                              .toArray(String[]::new);
                      if (later.length > 0) {
                        noClasses()
                            .that()
                            .resideInAPackage(packageOf(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .allowEmptyShould(name.equals(SPARK))
                            .check(MAIN);
                      }
                    }))
        .toList();
  }

  @TestFactory
  List<DynamicTest> keepsPurePackagesToThemselves() {
    return PURE.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(packageOf(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                ORDER.stream()
                                    .filter(other -> !other.equals(name))
                                    .map(ArchitectureTest::packageOf)
                                    .toArray(String[]::new))
                            .orShould()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
                            .check(MAIN)))
        .toList();
  }

  @Test
  void keepsNd4jOutOfClaimsAndReports() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.assay.statistics..", "dev.assay.claim..", "dev.assay.report..")
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .check(MAIN);
  }

  @Test
  void keepsJunitAndAllureInsideTheHarness() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HARNESS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "io.qameta..", "net.jqwik..")
        .check(MAIN);
  }

  /** The library knows no report: its title, sections and fixtures come from the one under test. */
  @Test
  void saysNothingOfAnyOneReportInTheLibrary() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        assertThat(text).as(name).doesNotContainPattern("(?i)\\bhw-?[0-9]|homework");
        if (!name.equals("TargetFunction.java")) {
          assertThat(text).as(name).doesNotContain("5πx");
        }
        // The archetype makes a project, whose expected verdicts lie where the default says.
        if (!name.equals("ReportUnderTest.java") && !name.equals("archetype-metadata.xml")) {
          assertThat(text).as(name).doesNotContain("fixtures");
        }
      }
    }
  }

  @Test
  void readsAndWritesNoFilesInClaims() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.assay.claim..", "dev.assay.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..")
        .check(MAIN);
  }

  @Test
  void setsNd4jsProcessWideStateInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(KernelThreads.class)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.nd4j.nativeblas.NativeOpsHolder")
        .orShould()
        .callMethodWhere(
            call("setOmpNumThreads", "setMaxThreads", "setMaxMasterThreads", "togglePeriodicGc"))
        .check(ALL);
  }

  /** A thread that nobody holds runs as many kernel threads as the environment says. */
  @Test
  void makesThreadsThatMayRunKernelsInOnePlace() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(KernelThreads.class)
        .and()
        .resideOutsideOfPackages(packagesOf(WITHOUT_KERNELS))
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(
                    assignableTo(Thread.class)
                        .or(assignableTo(ThreadPoolExecutor.class))
                        .or(assignableTo(ForkJoinPool.class))
                        .or(assignableTo(Timer.class)))))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.(Executors|CompletableFuture)")
        .orShould()
        .callMethodWhere(call("parallelStream", "parallel"))
        .check(ALL);
  }

  @Test
  void holdsTheKernelsWhereverANetworkIsBuilt() {
    classes()
        .that(
            describe(
                "build a network",
                type ->
                    type.getConstructorCallsFromSelf().stream()
                        .anyMatch(
                            made -> made.getTargetOwner().isEquivalentTo(MultiLayerNetwork.class))))
        .should()
        .callMethod(KernelThreads.class, "hold")
        .check(ALL);
  }

  /** An address does not keep its array: memory that is freed meanwhile is someone else's. */
  @Test
  void keepsEveryArrayWhoseAddressItTakes() {
    noClasses()
        .that()
        .doNotHaveSimpleName("NativeMemory")
        .should()
        .callMethodWhere(call("addressPointer"))
        .check(ALL);
    methods()
        .that(
            describe(
                "ask for an address",
                method ->
                    method.getMethodCallsFromSelf().stream()
                        .anyMatch(
                            made -> made.getTargetOwner().getSimpleName().equals("NativeMemory"))))
        .should(
            ArchCondition.from(
                describe(
                    "end with Reference.reachabilityFence for each array",
                    method ->
                        method.getMethodCallsFromSelf().stream()
                                .filter(made -> made.getName().equals("reachabilityFence"))
                                .count()
                            >= method.getMethodCallsFromSelf().stream()
                                .filter(
                                    made ->
                                        made.getTargetOwner()
                                            .getSimpleName()
                                            .equals("NativeMemory"))
                                .count())))
        .check(MAIN);
  }

  /** ND4J adds a whole array up in as many parts as the machine has cores: no bits to keep. */
  @Test
  void reducesNoArrayToANumberByNd4j() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "are called …Number",
                access ->
                    access.getTargetOwner().isAssignableTo(INDArray.class)
                        && access.getName().endsWith("Number")))
        .check(MAIN);
  }

  /** A package of the tests alone as well; one of the same name as in {@code main} is one. */
  @Test
  void marksEveryPackageAgainstNulls() {
    Set<String> unmarked =
        ALL.stream()
            .map(type -> type.getPackage())
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).as("packages without @NullMarked in a package-info").isEmpty();
  }

  /** A report under test is a tenant: it leaves without breaking the house. */
  @Test
  void dependsOnNoReportUnderTest() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".hw1..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".hw1..")
        .check(ALL);
  }

  private static DescribedPredicate<JavaCall<?>> call(String... names) {
    return describe(
        "are called " + List.of(names), access -> List.of(names).contains(access.getName()));
  }

  private static String[] packagesOf(List<String> names) {
    return names.stream().map(name -> packageOf(name) + "..").toArray(String[]::new);
  }

  private static String packageOf(String name) {
    return ROOT + "." + name;
  }
}
