package dev.assay.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A claim in JUnit's tree of tests. */
final class ClaimDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "claim";

  private final Method method;
  private final String claim;

  ClaimDescriptor(TestDescriptor parent, Method method) {
    super(
        parent.getUniqueId().append(SEGMENT, method.getName()),
        ClaimFile.id(method),
        MethodSource.from(method));
    this.method = method;
    claim = ClaimFile.id(method);
  }

  String claim() {
    return claim;
  }

  /** Returns the tags of the method and of its class, as in JUnit Jupiter. */
  @Override
  public Set<TestTag> getTags() {
    Set<TestTag> all = new HashSet<>(tags(method));
    all.addAll(tags(method.getDeclaringClass()));
    return all;
  }

  static Set<TestTag> tags(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
        .map(Tag::value)
        .map(TestTag::create)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
