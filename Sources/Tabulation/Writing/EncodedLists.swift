/// Lists that many rows share, such as the values of a domain, each as text once: a list is known
/// again by the memory it lies in, which it keeps.
struct EncodedLists<Element> {
  /// Lists beyond which the first are forgotten.
  private static var mostLists: Int { 10_000 }
  private var known: [UnsafeRawPointer: (list: [Element], text: [UInt8])] = [:]

  /// The text of a list, made where the list is new.
  mutating func text(of list: [Element], _ make: ([Element]) -> [UInt8]) -> [UInt8] {
    let place = list.withUnsafeBytes { $0.baseAddress }
    guard let place else { return make(list) }
    if let text = known[place]?.text { return text }
    if known.count >= EncodedLists.mostLists { known.removeAll() }
    let text = make(list)
    known[place] = (list, text)
    return text
  }
}
