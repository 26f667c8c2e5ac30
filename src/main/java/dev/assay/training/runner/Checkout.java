package dev.assay.training.runner;

import dev.assay.system.ChildProcess;
import dev.assay.training.result.Changes;
import dev.assay.training.result.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of the project's own checkout, as far as git tells. What could not be asked is unknown,
 * never clean.
 *
 * @param commit the commit, or {@code unknown}
 * @param changes whether it has uncommitted changes
 * @param trouble why something is unknown, and the remedy
 */
public record Checkout(String commit, Changes changes, Optional<String> trouble) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Git hooks set these, and another repository's would be asked. */
  private static final List<String> WITHOUT =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE");

  /** Asks git about the checkout at a directory, and about none around it. */
  static Checkout of(Path directory) {
    return of(directory, "git", LIMIT, Map.of());
  }

  static Checkout of(Path directory, String git, Duration limit, Map<String, String> environment) {
    Path place = directory.toAbsolutePath().normalize();
    // A copy without .git that lies in another repository has none of that one's commits.
    if (!Files.exists(place.resolve(".git"))) {
      return unknown("there is no .git in " + place);
    }
    Git asked = new Git(place, git, limit, environment);
    try {
      List<String> lines = asked.lines("rev-parse", "--show-toplevel", "HEAD");
      if (lines.size() != 2 || !Files.isSameFile(Path.of(lines.get(0)), place)) {
        return unknown(place + " is not the top of the repository that git finds");
      }
      return withChanges(lines.get(1), asked);
    } catch (IOException e) {
      return unknown(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown("asking git was interrupted");
    }
  }

  /** Returns the state in words, such as {@code commit 0123456789 with uncommitted changes}. */
  public String describe() {
    String reason = trouble.map(t -> " (" + t + ")").orElse("");
    String state =
        switch (changes) {
          case NONE -> "";
          case SOME -> " with uncommitted changes";
          case UNKNOWN -> commit.equals(Provenance.UNKNOWN) ? "" : ", uncommitted changes unknown";
        };
    return "commit " + Provenance.shortened(commit) + state + reason;
  }

  private static Checkout withChanges(String commit, Git git) throws InterruptedException {
    try {
      boolean none = git.lines("status", "--porcelain", "--untracked-files=normal").isEmpty();
      return new Checkout(commit, none ? Changes.NONE : Changes.SOME, Optional.empty());
    } catch (IOException e) {
      return new Checkout(commit, Changes.UNKNOWN, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Checkout unknown(String trouble) {
    return new Checkout(Provenance.UNKNOWN, Changes.UNKNOWN, Optional.of(trouble));
  }

  private record Git(Path place, String program, Duration limit, Map<String, String> environment) {
    List<String> lines(String... arguments) throws IOException, InterruptedException {
      List<String> command =
          Stream.concat(Stream.of(program, "--no-optional-locks"), Stream.of(arguments)).toList();
      Map<String, String> all = new HashMap<>(environment);
      all.keySet().removeAll(WITHOUT);
      all.put("LC_ALL", "C");
      all.put("GIT_TERMINAL_PROMPT", "0");
      ChildProcess.Answer answer = new ChildProcess(command, place, limit, all, WITHOUT).run();
      if (answer.exit() != 0) {
        throw new IOException(refusal(answer));
      }
      return answer.output().lines().toList();
    }

    private String refusal(ChildProcess.Answer answer) {
      String said = answer.error().lines().findFirst().orElse("exit value " + answer.exit());
      String remedy =
          said.contains("dubious ownership")
              ? "; git config --global --add safe.directory " + place + " makes it answer"
              : "";
      return "git refused: " + said.replaceFirst("^fatal: ", "") + remedy;
    }
  }
}
