package dev.assay.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds claims by class, by method and by JUnit's id of a test. */
final class ClaimResolver implements SelectorResolver {
  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    if (!ClaimFile.is(type)) {
      return Resolution.unresolved();
    }
    return context
        .<TestDescriptor>addToParent(parent -> Optional.of(new SectionDescriptor(parent, type)))
        .map(section -> Resolution.match(Match.exact(section, () -> claims(type))))
        .orElseGet(Resolution::unresolved);
  }

  private static Set<DiscoverySelector> claims(Class<?> type) {
    return ClaimFile.methods(type).stream()
        .map(method -> selectMethod(type, method))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    Method method = selector.getJavaMethod();
    if (!method.isAnnotationPresent(ClaimTest.class)) {
      return Resolution.unresolved();
    }
    return context
        .<TestDescriptor>addToParent(
            () -> selectClass(selector.getJavaClass()),
            parent -> Optional.of(new ClaimDescriptor(parent, method)))
        .map(claim -> Resolution.match(Match.exact(claim)))
        .orElseGet(Resolution::unresolved);
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    Segment last = selector.getUniqueId().getLastSegment();
    if (last.getType().equals(SectionDescriptor.SEGMENT)) {
      return Resolution.selectors(Set.of(selectClass(last.getValue())));
    }
    if (!last.getType().equals(ClaimDescriptor.SEGMENT)) {
      return Resolution.unresolved();
    }
    Segment section = selector.getUniqueId().removeLastSegment().getLastSegment();
    return ClaimFile.methods(selectClass(section.getValue()).getJavaClass()).stream()
        .filter(method -> method.getName().equals(last.getValue()))
        .findFirst()
        .map(
            method ->
                Resolution.selectors(
                    Set.<DiscoverySelector>of(selectMethod(method.getDeclaringClass(), method))))
        .orElseGet(Resolution::unresolved);
  }
}
