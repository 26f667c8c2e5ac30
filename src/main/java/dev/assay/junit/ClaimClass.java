package dev.assay.junit;

import dev.assay.claim.Claim;
import dev.assay.experiment.Experiment;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A test class whose tests judge claims.
 *
 * @param type the class
 * @param experiment the experiment of its {@link ClaimsExtension}
 */
record ClaimClass(Class<?> type, Experiment experiment) {

  /** Returns a class with the experiments of its extensions; usually one, and none of others. */
  static List<ClaimClass> of(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .filter(field -> field.getType() == ClaimsExtension.class)
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(field -> new ClaimClass(type, extension(field).experiment()))
        .toList();
  }

  /** Returns all classes of claims in the directory or archive that a class comes from. */
  static List<ClaimClass> besides(Class<?> type) {
    return classes(type).flatMap(found -> of(found).stream()).toList();
  }

  private static Stream<Class<?>> classes(Class<?> type) {
    return root(type).stream()
        .flatMap(
            root ->
                ReflectionSupport.findAllClassesInClasspathRoot(
                    root, ClaimClass::isTopLevel, name -> !name.contains("$"))
                    .stream());
  }

  private static boolean isTopLevel(Class<?> type) {
    return !type.isMemberClass() && !type.isInterface();
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
    return classes(type)
        .flatMap(found -> allTags(found).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the ids of its claims. */
  List<String> claims() {
    return experiment.claims().stream().map(Claim::id).toList();
  }

  /** Returns the tags of the class and of its tests. */
  Set<String> tags() {
    return allTags(type);
  }

  private static Set<String> allTags(Class<?> type) {
    Set<String> tags = new TreeSet<>(tags(type));
    try {
      for (Method method : type.getDeclaredMethods()) {
        tags.addAll(tags(method));
      }
    } catch (LinkageError e) {
      // A class that lacks another runs no test either.
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
