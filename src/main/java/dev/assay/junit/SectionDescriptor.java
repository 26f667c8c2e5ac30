package dev.assay.junit;

import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class of claims in JUnit's tree of tests. */
final class SectionDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "section";

  private final Class<?> type;

  SectionDescriptor(TestDescriptor parent, Class<?> type) {
    super(
        parent.getUniqueId().append(SEGMENT, type.getName()),
        type.getSimpleName(),
        ClassSource.from(type));
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  @Override
  public Set<TestTag> getTags() {
    return ClaimDescriptor.tags(type);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
