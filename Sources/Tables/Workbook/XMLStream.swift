import CExpat
import Findings

/// What a reader of XML is told about. Names come without their namespace prefix.
protocol XMLEvents: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Local name of an element, as the parser holds it.
struct XMLName {
  let pointer: UnsafePointer<CChar>

  init(_ full: UnsafePointer<CChar>) {
    var local = full
    var next = full
    while next.pointee != 0 {
      if next.pointee == 0x3A { local = next + 1 }
      next += 1
    }
    pointer = local
  }

  @inline(__always)
  static func ~= (name: StaticString, value: XMLName) -> Bool {
    UnsafeRawPointer(name.utf8Start).isSameText(value.pointer)
  }
}

/// Attributes of an element, valid during its start event.
struct XMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute with this local name.
  @inline(__always)
  subscript(name: StaticString) -> UnsafePointer<CChar>? {
    guard var next = list else { return nil }
    while let key = next.pointee {
      if name ~= XMLName(key) { return next[1] }
      next += 2
    }
    return nil
  }

  /// The value as a string.
  func string(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

  /// Whether the value is `1` or `true`.
  func isTrue(_ name: StaticString) -> Bool {
    guard let value = self[name] else { return false }
    return value.pointee == 0x31 || value.pointee == 0x74
  }

  /// The value as a whole number.
  func integer(_ name: StaticString) -> Int? { string(name).flatMap(Int.init) }
}

extension UnsafeRawPointer {
  @inline(__always)
  fileprivate func isSameText(_ other: UnsafePointer<CChar>) -> Bool {
    var left = assumingMemoryBound(to: UInt8.self)
    var right = other
    while left.pointee != 0, left.pointee == UInt8(bitPattern: right.pointee) {
      left += 1
      right += 1
    }
    return left.pointee == 0 && right.pointee == 0
  }
}

/// Pulls XML out of a part of a workbook and tells an `XMLEvents` about it, pausing when asked.
///
/// A DOCTYPE is refused: workbooks have none, and entities could blow up memory. A single token
/// (one tag with its attributes) longer than a record may be is refused too.
final class XMLStream {
  private static let pieceBytes: Int32 = 1 << 16
  private let entry: ZipEntry
  private let archive: ZipArchive
  private let tokenLimit: Int
  private let parser: XML_Parser
  private unowned let events: any XMLEvents
  private var fed = 0
  private var isPaused = false
  private var isAtEnd = false
  /// Why parsing stopped for good, where an event found a reason.
  private(set) var failure: Problem?

  init(_ entry: ZipEntry, of archive: ZipArchive, limits: ReadLimits, events: any XMLEvents) throws
  {
    guard let parser = XML_ParserCreate(nil) else { throw archive.damaged("XML") }
    self.entry = entry
    self.archive = archive
    self.parser = parser
    self.events = events
    tokenLimit = limits.recordBytes
    connect()
  }

  deinit { XML_ParserFree(parser) }

  /// Share of the part that was read.
  var progress: Double { entry.progress }

  /// Parses on until an event pauses; false when everything was read.
  func resume() throws -> Bool {
    while !isAtEnd || isPaused {
      let status = isPaused ? XML_ResumeParser(parser) : try parsePiece()
      isPaused = false
      if let failure { throw failure }
      if status == XML_STATUS_SUSPENDED {
        isPaused = true
        return true
      }
      guard status != XML_STATUS_ERROR else { throw syntaxFault() }
      guard fed - Int(XML_GetCurrentByteIndex(parser)) <= tokenLimit else {
        throw archive.tooLarge(entry.name, tokenLimit)
      }
    }
    return false
  }

  /// Stops before the next event; `resume` goes on from there.
  func pause() { XML_StopParser(parser, UInt8(XML_TRUE)) }

  /// Stops for good.
  func fail(_ problem: Problem) {
    failure = failure ?? problem
    XML_StopParser(parser, UInt8(XML_FALSE))
  }

  private func parsePiece() throws -> XML_Status {
    guard let space = XML_GetBuffer(parser, XMLStream.pieceBytes) else {
      throw archive.tooLarge(entry.name, tokenLimit)
    }
    let count = try entry.read(
      into: UnsafeMutableRawBufferPointer(start: space, count: Int(XMLStream.pieceBytes)))
    fed += count
    isAtEnd = count == 0
    return XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
  }

  private func syntaxFault() -> Problem {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
    let line = XML_GetCurrentLineNumber(parser)
    return archive.damaged(
      LocalizedText(
        vi: "\(entry.name), dòng \(line): \(reason)", en: "\(entry.name), line \(line): \(reason)"))
  }

  private func connect() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        XMLStream.of(data).events.start(XMLName(name), XMLAttributes(list: attributes))
      },
      { data, name in
        guard let data, let name else { return }
        XMLStream.of(data).events.end(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        XMLStream.of(data).events.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      let stream = XMLStream.of(data)
      stream.fail(TableFault.documentType.at(stream.archive.path, ["entry": stream.entry.name]))
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(data).takeUnretainedValue()
  }
}
