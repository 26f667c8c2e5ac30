package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.system.ChildProcess;
import dev.assay.training.result.Changes;
import dev.assay.training.result.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "plays git by a shell script")
class CheckoutTest {
  private static final Duration PATIENT = Duration.ofMinutes(2);

  @TempDir Path home;
  private Path repository;

  @BeforeEach
  void commit() throws Exception {
    assumeTrue(gitIsHere(), "git is not installed");
    repository = Files.createDirectory(home.resolve("repository"));
    git("init", "-q");
    Files.writeString(repository.resolve("tracked"), "1");
    Files.writeString(repository.resolve(".gitignore"), "target/\n");
    git("add", ".");
    git("commit", "-q", "-m", "first");
  }

  @Test
  void knowsCommitAndThatNothingIsChanged() throws IOException {
    Files.createDirectory(repository.resolve("target"));
    Files.createFile(repository.resolve("target").resolve("ignored"));
    Checkout checkout = Checkout.of(repository);
    assertThat(checkout.commit()).matches("[0-9a-f]{40}");
    assertThat(checkout.changes()).isEqualTo(Changes.NONE);
    assertThat(checkout.describe()).isEqualTo("commit " + checkout.commit().substring(0, 10));
  }

  @Test
  void countsChangedAndUntrackedFilesAsChanges() throws IOException {
    Path untracked = Files.writeString(repository.resolve("NewExperiment.java"), "class");
    assertThat(Checkout.of(repository).changes()).isEqualTo(Changes.SOME);
    assertThat(Checkout.of(repository).describe()).endsWith(" with uncommitted changes");
    Files.delete(untracked);
    Files.writeString(repository.resolve("tracked"), "2");
    assertThat(Checkout.of(repository).changes()).isEqualTo(Changes.SOME);
  }

  @Test
  void takesNoCommitFromARepositoryAround() throws IOException {
    Path copy = Files.createDirectory(repository.resolve("copy"));
    assertUnknown(Checkout.of(copy), "there is no .git in " + copy);
    Files.createDirectory(copy.resolve(".git"));
    assertUnknown(Checkout.of(copy), "is not the top of the repository that git finds");
  }

  @Test
  void takesNoCommitFromTheRepositoryOfAGitHook() throws IOException {
    Path copy = Files.createDirectory(home.resolve("copy"));
    Files.createDirectory(copy.resolve(".git"));
    Map<String, String> hook = Map.of("GIT_DIR", repository.resolve(".git").toString());
    assertUnknown(Checkout.of(copy, "git", PATIENT, hook), "git refused: ");
  }

  @Test
  void saysThatGitDistrustsTheOwnerAndWhatToDo() {
    Checkout checkout =
        Checkout.of(
            repository,
            "git",
            PATIENT,
            Map.of(
                "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1",
                "GIT_CONFIG_NOSYSTEM", "1",
                "HOME", home.toString()));
    assertUnknown(checkout, "git refused: detected dubious ownership");
    assertThat(checkout.describe())
        .startsWith("commit unknown (git refused: ")
        .contains("git config --global --add safe.directory " + repository);
  }

  @Test
  void doesNotWaitForAGitThatHangs() throws IOException {
    Checkout checkout =
        Checkout.of(repository, script("sleep 600"), Duration.ofMillis(200), Map.of());
    assertUnknown(checkout, "gave no whole answer within 0.2 s");
  }

  @Test
  void keepsTheCommitWhereOnlyTheChangesCannotBeAsked() throws IOException {
    String hangs =
        "case \"$2\" in rev-parse) pwd; echo 0123456789abcdef;; *) echo broken >&2; exit 1;; esac";
    Checkout checkout = Checkout.of(repository, script(hangs), PATIENT, Map.of());
    assertThat(checkout.commit()).isEqualTo("0123456789abcdef");
    assertThat(checkout.changes()).isEqualTo(Changes.UNKNOWN);
    assertThat(checkout.describe())
        .isEqualTo("commit 0123456789, uncommitted changes unknown (git refused: broken)");
    Provenance provenance = new Machine(checkout, "jdk", "cpu", true).provenance(1, 1);
    assertThat(provenance.shortCommit()).isEqualTo("0123456789+changes?");
  }

  @Test
  void knowsNothingWithoutGit() {
    assertUnknown(
        Checkout.of(repository, "assay-no-such-git", PATIENT, Map.of()), "assay-no-such-git");
  }

  private static void assertUnknown(Checkout checkout, String reason) {
    assertThat(checkout.commit()).isEqualTo("unknown");
    assertThat(checkout.changes()).isEqualTo(Changes.UNKNOWN);
    assertThat(checkout.trouble().orElseThrow()).contains(reason);
  }

  private String script(String body) throws IOException {
    Path script = Files.writeString(home.resolve("git"), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script.toString();
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"),
                Stream.of(arguments))
            .toList();
    ChildProcess.Answer answer =
        new ChildProcess(
                command,
                repository,
                PATIENT,
                Map.of("GIT_CONFIG_NOSYSTEM", "1", "HOME", home.toString()),
                List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"))
            .run();
    assertThat(answer.exit()).as(answer.error()).isZero();
  }

  private static boolean gitIsHere() throws InterruptedException {
    try {
      ChildProcess git =
          new ChildProcess(List.of("git", "--version"), Path.of(""), PATIENT, Map.of(), List.of());
      return git.run().exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
