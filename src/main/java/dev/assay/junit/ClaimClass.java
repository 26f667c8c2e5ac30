package dev.assay.junit;

import dev.assay.claim.Claim;
import dev.assay.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A test class whose tests judge claims.
 *
 * @param type the class
 * @param experiment the experiment of its {@link ClaimsExtension}, or of its {@link ClaimTest}
 *     methods
 */
record ClaimClass(Class<?> type, Experiment experiment) {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimClass.class);

  /** One of them stands in the class file of each class of claims. */
  private static final List<String> MARKS =
      Stream.of(AssayReport.class, ClaimTest.class, ClaimsExtension.class)
          .map(Class::descriptorString)
          .toList();

  /**
   * Returns a class with the experiments of its extensions; usually one, and none of others.
   *
   * <p>A file of claims that is not as it must be has none: its own tests fail of that and say so.
   */
  static List<ClaimClass> of(Class<?> type) {
    if (ClaimFile.is(type)) {
      return ofFile(type);
    }
    return Stream.of(type.getDeclaredFields())
        .filter(field -> field.getType() == ClaimsExtension.class)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(field -> new ClaimClass(type, extension(field).experiment()))
        .toList();
  }

  private static List<ClaimClass> ofFile(Class<?> type) {
    try {
      return List.of(new ClaimClass(type, ClaimFile.experiment(type)));
    } catch (IllegalArgumentException e) {
      LOG.warn(e.getMessage());
      return List.of();
    }
  }

  /** Returns all classes of claims in the directory or archive that a class comes from. */
  static List<ClaimClass> besides(Class<?> type) {
    return classes(type, name -> mayHaveClaims(name, type.getClassLoader()))
        .flatMap(found -> of(found).stream())
        .toList();
  }

  private static Stream<Class<?>> classes(Class<?> type, Predicate<String> named) {
    return root(type).stream()
        .flatMap(
            root ->
                ReflectionSupport.findAllClassesInClasspathRoot(
                    root,
                    ClaimClass::isTopLevel,
                    name ->
                        !name.contains("$")
                            && name.startsWith(within(root, type))
                            && named.test(name))
                    .stream());
  }

  /** Looks into the file: to load hundreds of classes for a dozen of claims takes seconds. */
  static boolean mayHaveClaims(String name, ClassLoader loader) {
    try (InputStream file = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        return true;
      }
      String content = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
      return MARKS.stream().anyMatch(content::contains);
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Returns what the names of a report's classes begin with. An archive may hold libraries as well,
   * which are as many as all else: there only what shares the class's first two packages is looked
   * at.
   */
  static String within(URI root, Class<?> type) {
    if (root.getPath() == null || root.getPath().endsWith("/")) {
      return "";
    }
    return Stream.of(type.getPackageName().split("\\."))
        .limit(2)
        .map(part -> part.isEmpty() ? "" : part + ".")
        .collect(Collectors.joining());
  }

  private static boolean isTopLevel(Class<?> type) {
    return !type.isMemberClass() && !type.isInterface() && isWhole(type);
  }

  /** Tells whether the classes that it names are there: one that lacks another runs no test. */
  private static boolean isWhole(Class<?> type) {
    try {
      return type.getDeclaredMethods().length + type.getDeclaredFields().length >= 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static Optional<URI> root(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static ClaimsExtension extension(Field field) {
    try {
      field.setAccessible(true);
      return (ClaimsExtension) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the section of " + field.getDeclaringClass(), e);
    }
  }

  /** Returns the tags of all classes in the directory or archive that a class comes from. */
  static Set<String> tagsBesides(Class<?> type) {
    return classes(type, name -> true)
        .flatMap(found -> allTags(found).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the ids of its claims. */
  List<String> claims() {
    return experiment.claims().stream().map(Claim::id).toList();
  }

  /** Returns the claim that a method judges, if it judges one alone. */
  Optional<String> claimOf(String method) {
    return ClaimFile.is(type)
        ? ClaimFile.methods(type).stream()
            .filter(one -> one.getName().equals(method))
            .map(ClaimFile::id)
            .findFirst()
        : claims().stream().filter(id -> id.equalsIgnoreCase(method)).findFirst();
  }

  /** Returns the tags of the class and of its tests. */
  Set<String> tags() {
    return allTags(type);
  }

  private static Set<String> allTags(Class<?> type) {
    Set<String> tags = new TreeSet<>(tags(type));
    for (Method method : type.getDeclaredMethods()) {
      tags.addAll(tags(method));
    }
    return tags;
  }

  private static List<String> tags(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
        .map(Tag::value)
        .toList();
  }

  /** Returns the names of the methods that it declares. */
  List<String> methods() {
    return Stream.of(type.getDeclaredMethods()).map(Method::getName).toList();
  }
}
