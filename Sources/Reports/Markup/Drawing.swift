/// An SVG picture under construction: shapes in drawing units, with a title and a description for
/// those who cannot see it. Colours are classes of the page's style sheet.
struct Drawing {
  /// Width in drawing units.
  let width: Double
  /// Height in drawing units; grows with what is drawn.
  var height: Double = 0
  private var shapes: [Markup] = []

  /// The shapes drawn so far.
  var content: [Markup] { shapes }

  init(width: Double) {
    self.width = width
  }

  /// Where a text begins, is centred or ends.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, class name: String
  ) {
    shapes.append(
      .tag(
        "rect",
        [
          "x": Drawing.text(x), "y": Drawing.text(y), "width": Drawing.text(width),
          "height": Drawing.text(height), "class": name,
        ]))
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, class name: String) {
    shapes.append(
      .tag(
        "line",
        [
          "x1": Drawing.text(x1), "y1": Drawing.text(y1), "x2": Drawing.text(x2),
          "y2": Drawing.text(y2), "class": name,
        ]))
  }

  mutating func dot(x: Double, y: Double, radius: Double, class name: String) {
    shapes.append(
      .tag(
        "circle",
        [
          "cx": Drawing.text(x), "cy": Drawing.text(y), "r": Drawing.text(radius), "class": name,
        ]))
  }

  mutating func text(
    _ words: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start,
    class name: String = "txt"
  ) {
    shapes.append(
      .tag(
        "text",
        [
          "x": Drawing.text(x), "y": Drawing.text(y), "font-size": Drawing.text(size),
          "text-anchor": anchor.rawValue, "class": name,
        ], text: words))
  }

  mutating func add(_ shape: Markup) { shapes.append(shape) }

  /// The picture, `before` under its shapes. `id` must be its own in the page.
  func svg(
    id: String, title: String, description: String, @MarkupBuilder before: () -> [Markup] = { [] }
  ) -> Markup {
    .tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(Drawing.text(width)) \(Drawing.text(height))", "role": "img",
        "aria-labelledby": "\(id)-t \(id)-d",
      ]
    ) {
      Markup.tag("title", ["id": "\(id)-t"], text: title)
      Markup.tag("desc", ["id": "\(id)-d"], text: description)
      before()
      shapes
    }
  }

  /// A coordinate to a tenth, without a needless `.0`.
  static func text(_ number: Double) -> String {
    guard number.magnitude < 1_000_000 else { return "0" }
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return sign + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
