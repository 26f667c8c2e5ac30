package dev.assay.report.figure.canvas;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.MutableCommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.filters.FillPaintedShapeAsImageFilter;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RectangularShape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The outlines of a drawing's shapes, which VectorGraphics2D gets a number of instead.
 *
 * <p>It writes each coordinate with 15 digits, by one format that all threads wait for, only for
 * them to be read and rounded.
 */
final class Outlines {
  /** How VectorGraphics2D writes {@link #number}; a text cannot, as its brackets are escaped. */
  private static final Pattern NUMBER = Pattern.compile("<path d=\"M(\\d+),0\"");

  private final List<String> outlines = new ArrayList<>();

  /** Returns the commands with a number in place of each path that they draw or fill. */
  CommandSequence replaced(CommandSequence commands) {
    MutableCommandSequence replaced = new MutableCommandSequence();
    // What is filled with anything but a colour becomes an image, which needs the shape itself.
    new FillPaintedShapeAsImageFilter(commands)
        .forEachRemaining(command -> replaced.add(replaced(command)));
    return replaced;
  }

  private Command<?> replaced(Command<?> command) {
    if (command instanceof DrawShapeCommand draw) {
      return new DrawShapeCommand(replaced(draw.getValue()));
    }
    if (command instanceof FillShapeCommand fill) {
      return new FillShapeCommand(replaced(fill.getValue()));
    }
    return command;
  }

  /** Lines, rectangles and ellipses have elements of their own. */
  private Shape replaced(Shape shape) {
    boolean own =
        shape instanceof Line2D || shape instanceof RectangularShape && !(shape instanceof Arc2D);
    return own ? shape : number(shape);
  }

  private Shape number(Shape shape) {
    Path2D number = new Path2D.Double();
    number.moveTo(outlines.size(), 0);
    outlines.add(SvgPath.of(shape));
    return number;
  }

  /** Writes the outlines where their numbers stand. */
  String filledIn(String svg) {
    return NUMBER
        .matcher(svg)
        .replaceAll(match -> "<path d=\"" + outlines.get(Integer.parseInt(match.group(1))) + "\"");
  }
}
