package dev.assay.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The rule that turns a gradient into a step.
 *
 * <p>Canonical JSON leaves the options of Adam and plain gradient descent out where they are the
 * usual ones, as it did when there were no others.
 *
 * @param method the rule
 * @param learningRate the step size, positive and finite
 * @param options what else the rule depends on
 */
@JsonSerialize(using = Optimizer.Writer.class)
@JsonDeserialize(using = Optimizer.Reader.class)
public record Optimizer(Method method, double learningRate, Options options) {

  /** The update rule. */
  public enum Method {
    /** Adam (arXiv:1412.6980). */
    ADAM("Adam"),
    /** Plain stochastic gradient descent without momentum. */
    SGD("SGD"),
    /** Gradient descent with momentum, as PyTorch's: v ← μv + g, θ ← θ − ηv. */
    MOMENTUM("SGD with momentum"),
    /** The same with Nesterov's look ahead: θ ← θ − η(g + μv). */
    NESTEROV("SGD with Nesterov momentum"),
    /** RMSprop: s ← ρs + (1 − ρ)g², θ ← θ − ηg / (√s + ε). */
    RMSPROP("RMSprop"),
    /** Adam with decoupled weight decay (arXiv:1711.05101): θ ← (1 − ηλ)θ before each step. */
    ADAMW("AdamW"),
    /**
     * L-BFGS with a history of 100 and steps of the learning rate, without a line search, as
     * PyTorch's by default; for full batches, since it takes differences of gradients.
     */
    LBFGS("L-BFGS");

    private final String text;

    Method(String text) {
      this.text = text;
    }

    /** Returns the name that readers know. */
    public String text() {
      return text;
    }
  }

  /**
   * What a rule depends on beside its learning rate.
   *
   * @param momentum μ of momentum and Nesterov
   * @param beta1 β₁ of Adam
   * @param beta2 β₂ of Adam
   * @param smoothing ρ of RMSprop
   * @param epsilon ε of Adam and RMSprop
   * @param weightDecay λ, by which λθ is added to the gradient of all trained parameters, or
   *     AdamW's decoupled one
   * @param schedule how the learning rate changes
   * @param clipping the bound on the gradient before the rule sees it
   */
  public record Options(
      double momentum,
      double beta1,
      double beta2,
      double smoothing,
      double epsilon,
      double weightDecay,
      Schedule schedule,
      Clipping clipping) {
    private static final Options USUAL =
        new Options(0.9, 0.9, 0.999, 0.9, 1e-8, 0, Schedule.CONSTANT, Clipping.NONE);

    /** Validates the numbers. */
    public Options {
      share("a momentum", momentum);
      share("β₁", beta1);
      share("β₂", beta2);
      share("a smoothing", smoothing);
      if (!(epsilon > 0 && epsilon < 1) || !(weightDecay >= 0 && weightDecay < 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "ε %s with weight decay %s is not usable: give ε above 0 and a decay from 0, both below 1",
                epsilon,
                weightDecay));
      }
    }

    private Options with(
        double mu, double b1, double b2, double rho, double smallest, double lambda) {
      return new Options(mu, b1, b2, rho, smallest, lambda, schedule, clipping);
    }

    private Options with(Schedule changing, Clipping bound) {
      return new Options(momentum, beta1, beta2, smoothing, epsilon, weightDecay, changing, bound);
    }

    private static void share(String what, double value) {
      if (!(value >= 0 && value < 1)) {
        throw new IllegalArgumentException(
            what + " of " + value + " is not usable: give 0 or more and less than 1");
      }
    }
  }

  /**
   * A bound on the gradient.
   *
   * @param by what is bounded
   * @param limit the bound
   */
  public record Clipping(By by, double limit) {
    /** None. */
    public static final Clipping NONE = new Clipping(By.NOTHING, 0);

    /** What is bounded. */
    public enum By {
      /** Nothing. */
      NOTHING,
      /** The L2 norm of the whole gradient, which is scaled down to it. */
      NORM,
      /** Each number, which is cut off at it. */
      VALUE
    }

    /** Validates the bound. */
    public Clipping {
      if (by != By.NOTHING && !(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a gradient clipped at " + limit + ": give a positive, finite number");
      }
    }
  }

  /** Validates the learning rate, and that no option is given that the rule does not know. */
  public Optimizer {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate " + learningRate + " is not usable: give a positive, finite number");
    }
    Options usual = Options.USUAL;
    boolean adam = method == Method.ADAM || method == Method.ADAMW;
    if (!adam && (options.beta1 != usual.beta1 || options.beta2 != usual.beta2)
        || options.momentum != usual.momentum
            && method != Method.MOMENTUM
            && method != Method.NESTEROV
        || options.smoothing != usual.smoothing && method != Method.RMSPROP
        || options.epsilon != usual.epsilon && !adam && method != Method.RMSPROP) {
      throw new IllegalArgumentException(
          method.text()
              + " knows not all of "
              + options
              + ": give betas to Adam alone, a momentum to"
              + " momentum and Nesterov alone, and ε to Adam and RMSprop");
    }
  }

  /** Creates a rule with its usual options. */
  public Optimizer(Method method, double learningRate) {
    this(method, learningRate, Options.USUAL);
  }

  /** Returns Adam with the given learning rate. */
  public static Optimizer adam(double learningRate) {
    return new Optimizer(Method.ADAM, learningRate);
  }

  /** Returns plain gradient descent with the given learning rate. */
  public static Optimizer sgd(double learningRate) {
    return new Optimizer(Method.SGD, learningRate);
  }

  /** Returns gradient descent with momentum. */
  public static Optimizer momentum(double learningRate, double momentum) {
    return new Optimizer(Method.MOMENTUM, learningRate).withMomentum(momentum);
  }

  /** Returns gradient descent with Nesterov momentum. */
  public static Optimizer nesterov(double learningRate, double momentum) {
    return new Optimizer(Method.NESTEROV, learningRate).withMomentum(momentum);
  }

  /** Returns RMSprop with ρ = 0.9, as Keras has it. */
  public static Optimizer rmsProp(double learningRate) {
    return new Optimizer(Method.RMSPROP, learningRate);
  }

  /** Returns RMSprop; PyTorch's smoothing is 0.99. */
  public static Optimizer rmsProp(double learningRate, double smoothing) {
    return rmsProp(learningRate)
        .with(o -> o.with(o.momentum, o.beta1, o.beta2, smoothing, o.epsilon, o.weightDecay));
  }

  /** Returns AdamW; PyTorch's weight decay is 0.01. */
  public static Optimizer adamW(double learningRate, double weightDecay) {
    return new Optimizer(Method.ADAMW, learningRate).weightDecay(weightDecay);
  }

  /** Returns L-BFGS; PyTorch's learning rate is 1. */
  public static Optimizer lbfgs(double learningRate) {
    return new Optimizer(Method.LBFGS, learningRate);
  }

  private Optimizer with(UnaryOperator<Options> change) {
    return new Optimizer(method, learningRate, change.apply(options));
  }

  private Optimizer withMomentum(double momentum) {
    return with(o -> o.with(momentum, o.beta1, o.beta2, o.smoothing, o.epsilon, o.weightDecay));
  }

  /** Returns the same with other β₁ and β₂, of Adam. */
  public Optimizer betas(double beta1, double beta2) {
    return with(o -> o.with(o.momentum, beta1, beta2, o.smoothing, o.epsilon, o.weightDecay));
  }

  /** Returns the same with another ε, of Adam or RMSprop. */
  public Optimizer epsilon(double epsilon) {
    return with(o -> o.with(o.momentum, o.beta1, o.beta2, o.smoothing, epsilon, o.weightDecay));
  }

  /** Returns the same with a weight decay λ: L2, or AdamW's decoupled one. */
  public Optimizer weightDecay(double decay) {
    return with(o -> o.with(o.momentum, o.beta1, o.beta2, o.smoothing, o.epsilon, decay));
  }

  /** Returns the same with a learning rate that changes. */
  public Optimizer schedule(Schedule schedule) {
    return with(o -> o.with(schedule, o.clipping));
  }

  /** Returns the same with the gradient's L2 norm held to a limit. */
  public Optimizer clippedByNorm(double limit) {
    return clipped(new Clipping(Clipping.By.NORM, limit));
  }

  /** Returns the same with each number of the gradient held to a limit. */
  public Optimizer clippedByValue(double limit) {
    return clipped(new Clipping(Clipping.By.VALUE, limit));
  }

  private Optimizer clipped(Clipping clipping) {
    return with(o -> o.with(o.schedule, clipping));
  }

  /** Returns rule and learning rate in words, for example {@code Adam at 0.001}. */
  public String describe() {
    return method.text() + " at " + learningRate + optionsText();
  }

  /** Returns the rule in words, without its learning rate. */
  public String rule() {
    return method.text() + optionsText();
  }

  private String optionsText() {
    Options usual = Options.USUAL;
    List<String> parts = new ArrayList<>();
    if (method == Method.MOMENTUM || method == Method.NESTEROV) {
      parts.add("momentum " + options.momentum);
    }
    if (options.beta1 != usual.beta1 || options.beta2 != usual.beta2) {
      parts.add("betas " + options.beta1 + " and " + options.beta2);
    }
    if (method == Method.RMSPROP) {
      parts.add("smoothing " + options.smoothing);
    }
    if (options.epsilon != usual.epsilon) {
      parts.add("ε " + options.epsilon);
    }
    if (options.weightDecay > 0) {
      parts.add("weight decay " + options.weightDecay);
    }
    if (!options.schedule.describe().isEmpty()) {
      parts.add(options.schedule.describe());
    }
    if (options.clipping.by != Clipping.By.NOTHING) {
      parts.add(
          "gradient clipped by "
              + options.clipping.by.name().toLowerCase(Locale.ROOT)
              + " at "
              + options.clipping.limit);
    }
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  /**
   * Returns DL4J's updater of this name at the first step's rate, or plain gradient descent where
   * DL4J has none; steps of a trial are taken by {@link OptimizerState}.
   */
  public IUpdater updater() {
    return switch (method) {
      case ADAM, ADAMW -> new Adam(learningRate, options.beta1, options.beta2, options.epsilon);
      case NESTEROV -> new Nesterovs(learningRate, options.momentum);
      case RMSPROP -> new RmsProp(learningRate, options.smoothing, options.epsilon);
      case SGD, MOMENTUM, LBFGS -> new Sgd(learningRate);
    };
  }

  /** Writes the properties in the order of their names. */
  static final class Writer extends JsonSerializer<Optimizer> {
    @Override
    public void serialize(Optimizer of, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeNumberField("learningRate", of.learningRate);
      json.writeStringField("method", of.method.name());
      boolean from = of.method == Method.ADAM || of.method == Method.SGD;
      if (!from || !of.options.equals(Options.USUAL)) {
        provider.defaultSerializeField("options", of.options, json);
      }
      json.writeEndObject();
    }
  }

  /** Reads what {@link Writer} wrote and nothing else. */
  static final class Reader extends JsonDeserializer<Optimizer> {
    private static final Set<String> NAMES = Set.of("learningRate", "method", "options");

    @Override
    public Optimizer deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      TreeNode tree = json.readValueAsTree();
      List<String> names = new ArrayList<>();
      tree.fieldNames().forEachRemaining(names::add);
      if (!names.contains("learningRate")
          || !names.contains("method")
          || !NAMES.containsAll(names)) {
        throw JsonMappingException.from(
            json, "an optimizer has learningRate, method and perhaps options, not " + names);
      }
      var codec = json.getCodec();
      Method method = codec.treeToValue(tree.get("method"), Method.class);
      double rate = codec.treeToValue(tree.get("learningRate"), double.class);
      return names.contains("options")
          ? new Optimizer(method, rate, codec.treeToValue(tree.get("options"), Options.class))
          : new Optimizer(method, rate);
    }
  }
}
