package dev.assay.data.source;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the proxy for an address in the environment: {@code https_proxy} or {@code HTTPS_PROXY} for
 * https, {@code http_proxy} for http, and none for hosts in {@code no_proxy}. Where Java's own
 * options name one, such as {@code -Dhttps.proxyHost}, they hold and the environment does not.
 *
 * <p>A value is looked at when something is to be fetched: a run that finds its data on disk does
 * not stop at a proxy that it does not need.
 *
 * @param variables the environment's, lower-case names first
 */
public record Proxies(Map<String, String> variables) {
  /** No environment: Java's own options alone. */
  public static final Proxies NONE = new Proxies(Map.of());

  private static final Map<String, List<String>> NAMES =
      Map.of("https", List.of("https_proxy", "HTTPS_PROXY"), "http", List.of("http_proxy"));
  private static final List<String> EXEMPT = List.of("no_proxy", "NO_PROXY");
  private static final List<String> JAVA =
      List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:http://)?(?:[^@/]*@)?([^:/@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]):([0-9]{1,5})/?");

  /** Copies the variables. */
  public Proxies {
    variables = Map.copyOf(variables);
  }

  /** Reads the environment, unless Java's own options name a proxy. */
  public static Proxies of(Map<String, String> properties, Map<String, String> environment) {
    if (JAVA.stream().anyMatch(name -> !properties.getOrDefault(name, "").isBlank())) {
      return NONE;
    }
    Map<String, String> variables = new HashMap<>();
    List<String> all = new ArrayList<>(EXEMPT);
    NAMES.values().forEach(all::addAll);
    for (String name : all) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        variables.put(name, value);
      }
    }
    return new Proxies(variables);
  }

  /**
   * A proxy and the variable that names it.
   *
   * @param variable the variable
   * @param host the proxy's host
   * @param port its port
   */
  record Via(String variable, String host, int port) {
    String describe() {
      return "through the proxy " + host + ":" + port + " of " + variable;
    }
  }

  /**
   * Returns the proxy of the environment for {@code source}, if one is to be used.
   *
   * @throws IOException if the variable names none that can be used
   */
  Optional<Via> via(URI source) throws IOException {
    String host = String.valueOf(source.getHost());
    Optional<String> name =
        first(NAMES.getOrDefault(String.valueOf(source.getScheme()), List.of()));
    if (name.isEmpty() || exempt(host)) {
      return Optional.empty();
    }
    String variable = name.get();
    Matcher value = VALUE.matcher(variables.getOrDefault(variable, ""));
    if (!value.matches() || Integer.parseInt(value.group(2)) > 65_535) {
      // The value is not repeated: it may hold a password.
      throw new IOException(
          variable
              + " names no proxy that can be used: give it as http://HOST:PORT, or give"
              + " -Dhttps.proxyHost and -Dhttps.proxyPort (-DsocksProxyHost for SOCKS)");
    }
    return Optional.of(new Via(variable, value.group(1), Integer.parseInt(value.group(2))));
  }

  /** Returns a selector that takes these proxies, and Java's own where there is none. */
  ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        try {
          Optional<Via> via = via(uri);
          if (via.isPresent()) {
            return List.of(
                new Proxy(
                    Proxy.Type.HTTP, new InetSocketAddress(via.get().host(), via.get().port())));
          }
        } catch (IOException e) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
        return Optional.ofNullable(ProxySelector.getDefault())
            .map(own -> own.select(uri))
            .orElse(List.of(Proxy.NO_PROXY));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The transfer fails as well and says why.
      }
    };
  }

  private boolean exempt(String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    return first(EXEMPT).stream()
        .flatMap(name -> Pattern.compile("[,\\s]+").splitAsStream(variables.getOrDefault(name, "")))
        .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""))
        .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(
            entry -> entry.equals("*") || wanted.equals(entry) || wanted.endsWith("." + entry));
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(variables::containsKey).findFirst();
  }

  /** Names the variables without their values, which may hold passwords. */
  @Override
  public String toString() {
    return variables.keySet().stream().sorted().collect(Collectors.joining(", ", "Proxies[", "]"));
  }
}
