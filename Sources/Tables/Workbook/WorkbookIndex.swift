import Findings
import Foundation

/// Which parts of the archive are the sheets, the shared strings and the styles.
final class WorkbookIndex: XMLEvents {
  private static let partBytes = 16 << 20
  private let archive: ZipArchive
  private let limits: ReadLimits
  private var relations: [String: (kind: String, target: String)] = [:]
  private var entries: [(info: SheetInfo, relation: String)] = []
  private(set) var uses1904 = false
  private(set) var sheets: [(info: SheetInfo, part: String)] = []
  private(set) var stringsPart: String?
  private(set) var stylesPart: String?

  init(_ archive: ZipArchive, limits: ReadLimits) throws {
    self.archive = archive
    self.limits = limits
    try refuseOtherKinds()
    let workbook = try workbookPart()
    try parse(WorkbookIndex.relationsPart(of: workbook))
    let base = workbook.split(separator: "/").dropLast().joined(separator: "/")
    resolve(base)
    try parse(workbook)
    sheets = entries.compactMap { entry in
      guard let relation = relations[entry.relation], relation.kind == "worksheet" else {
        return nil
      }
      return (entry.info, relation.target)
    }
    guard !sheets.isEmpty else { throw archive.damaged(WorkbookIndex.noSheets) }
  }

  private static let noSheets = LocalizedText(vi: "không có trang tính", en: "no sheets")
  private static let archiveKind = LocalizedText(vi: "tệp nén .zip", en: "a .zip archive")

  /// Names what else comes as a zip archive.
  private func refuseOtherKinds() throws {
    if archive.contains("mimetype") {
      let kind = String(
        decoding: try archive.wholeEntry("mimetype", limit: 1 << 10), as: UTF8.self)
      if kind.contains("opendocument.spreadsheet") {
        throw TableFault.openDocument.at(archive.path)
      }
      throw TableFault.otherOffice.at(archive.path, ["found": excerpt(kind.utf8)])
    }
    let signs = [
      ("xl/workbook.bin", LocalizedText(vi: "Excel nhị phân .xlsb", en: "binary Excel .xlsb")),
      ("word/document.xml", LocalizedText(vi: "Word .docx")),
      ("ppt/presentation.xml", LocalizedText(vi: "PowerPoint .pptx")),
      ("Index/Document.iwa", LocalizedText(vi: "Numbers .numbers")),
      ("Index.zip", LocalizedText(vi: "Numbers .numbers")),
    ]
    for (part, found) in signs where archive.contains(part) {
      throw TableFault.otherOffice.at(archive.path, found.fact("found"))
    }
  }

  private func workbookPart() throws -> String {
    guard archive.contains("_rels/.rels") else {
      throw TableFault.otherOffice.at(archive.path, WorkbookIndex.archiveKind.fact("found"))
    }
    try parse("_rels/.rels")
    let target = relations.values.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    relations = [:]
    return WorkbookIndex.path(target, in: "")
  }

  private static func relationsPart(of part: String) -> String {
    var folders = part.split(separator: "/").map(String.init)
    let name = folders.popLast() ?? part
    return (folders + ["_rels", name + ".rels"]).joined(separator: "/")
  }

  /// Makes the targets paths from the root of the archive.
  private func resolve(_ base: String) {
    relations = relations.mapValues { ($0.kind, WorkbookIndex.path($0.target, in: base)) }
    stringsPart = relations.values.first { $0.kind == "sharedStrings" }?.target
    stylesPart = relations.values.first { $0.kind == "styles" }?.target
  }

  private static func path(_ target: String, in base: String) -> String {
    var folders = target.hasPrefix("/") ? [] : base.split(separator: "/").map(String.init)
    for step in target.split(separator: "/").map(String.init) where step != "." {
      if step == ".." { _ = folders.popLast() } else { folders.append(step) }
    }
    return folders.joined(separator: "/")
  }

  private func parse(_ part: String) throws {
    let entry = try archive.entry(part, limit: WorkbookIndex.partBytes)
    let stream = try XMLStream(entry, of: archive, limits: limits, events: self)
    while try stream.resume() {}
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "Relationship":
      guard let id = attributes.string("Id"), let type = attributes.string("Type"),
        let target = attributes.string("Target")
      else { return }
      // Strict and transitional files differ in the beginning of the type only.
      relations[id] = (String(type.split(separator: "/").last ?? ""), target)
    // An extension of Excel has an element of the same local name, without the attribute.
    case "workbookPr": uses1904 = uses1904 || attributes.isTrue("date1904")
    case "sheet":
      guard let title = attributes.string("name"), let relation = attributes.string("id") else {
        return
      }
      let state = attributes.string("state")
      let info = SheetInfo(
        name: title.precomposedStringWithCanonicalMapping,
        isHidden: state == "hidden" || state == "veryHidden")
      entries.append((info, relation))
    default: break
    }
  }

  func end(_ name: XMLName) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
