import Findings

/// The texts that cells of a workbook refer to by number, in one buffer: bytes in NFC without
/// blanks at the ends.
final class SharedStrings: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]

  /// Reads the part, within the limit on its size; without a part there are no texts.
  init(_ archive: ZipArchive, part: String?, limits: ReadLimits) throws {
    guard let part, archive.contains(part) else {
      bytes = []
      ends = []
      return
    }
    let collector = SharedStringCollector()
    let entry = try archive.entry(part, limit: limits.sharedStringBytes)
    let stream = try XMLStream(entry, of: archive, limits: limits, events: collector)
    while try stream.resume() {}
    bytes = collector.bytes
    ends = collector.ends
  }

  /// Hands the bytes of a text to `body`; nil where there is no such number.
  func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<ends[index]]))
    }
  }
}

/// Collects the texts while the part is parsed.
private final class SharedStringCollector: XMLEvents {
  var bytes: [UInt8] = []
  var ends: [Int] = []
  private var rich = RichText()

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    rich.start(name)
  }

  func end(_ name: XMLName) {
    rich.end(name)
    guard "si" ~= name else { return }
    rich.finish { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { rich.append(bytes) }
}

/// A text that may come in runs of different fonts; phonetic hints are not part of it.
struct RichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var phoneticDepth = 0

  /// Number of bytes collected so far.
  var count: Int { bytes.count }

  mutating func start(_ name: XMLName) {
    switch name {
    case "t": isInText = phoneticDepth == 0
    case "rPh": phoneticDepth += 1
    default: break
    }
  }

  mutating func end(_ name: XMLName) {
    switch name {
    case "t": isInText = false
    case "rPh": phoneticDepth = max(0, phoneticDepth - 1)
    default: break
    }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: text) }
  }

  /// Hands out the cleaned text and begins anew.
  mutating func finish(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    WorkbookText.clean(&bytes)
    bytes.withUnsafeBufferPointer(body)
    bytes.removeAll(keepingCapacity: true)
    isInText = false
    phoneticDepth = 0
  }
}
