import Foundation
import Tables
import Testing

/// The documents for people, made once from the sample province.
@Suite(.serialized) struct ReportDocumentTests {
  private let folder: TemporaryFolder
  private let province: SampleProvince

  init() throws {
    folder = try TemporaryFolder()
    province = try SampleProvince.shared.get()
    _ = try province.output(
      "report", "--as", "html", "xlsx", "--output", folder.url.path, "--date", "2025-12-01")
  }

  @Test func thePageNeedsNothingFromOutside() throws {
    let page = try page()
    for match in page.matches(of: /(?:src|href|poster|data|action)\s*=\s*"([^"]*)"/) {
      #expect(match.1.hasPrefix("#") || match.1.hasPrefix("data:"), "\(match.0)")
    }
    let namespaces = page.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!namespaces.contains("http://") && !namespaces.contains("https://"))
    #expect(!page.contains("@import") && !page.contains("<link") && !page.contains("<iframe"))
    #expect(page.firstMatch(of: /url\((?!#|data:)/) == nil)
  }

  @Test func thePageIsWellFormed() throws {
    let faults = MarkupBalance(try page()).faults
    #expect(faults.isEmpty, "\(faults.prefix(3))")
  }

  @Test func thePageSaysThatItsFiguresAreSimulated() throws {
    let page = try page()
    #expect(page.contains("MÔ PHỎNG"))
    #expect(page.contains("<html lang=\"vi\">"))
    #expect(page.contains("Cà Mau"))
    #expect(page.contains("01/12/2025"))
  }

  /// Every unit's figure and interval at every node in the workbook is the feed's, rounded half-up
  /// to two decimals; what the feed hides is no number.
  @Test func theWorkbookHasTheFiguresOfTheFeed() throws {
    let rows = try sheet("Chỉ số theo đơn vị")
    let header = try #require(rows.first)
    let feed = try province.feed().keyed(by: "scope", "code", "node")
    let code = try #require(header.firstIndex(of: "Mã"))
    let node = try #require(header.firstIndex(of: "Mã mục"))
    let figures = try [("Chỉ số", "percent"), ("Chỉ số – từ", "lower"), ("Chỉ số – đến", "upper")]
      .map { (try #require(header.firstIndex(of: $0.0)), $0.1) }
    for row in rows.dropFirst() {
      let own = try #require(feed[["unit", row[code], row[node]]])
      for (column, name) in figures {
        guard own[name]?.isEmpty == false else {
          // Blank cells at the end of a row are not read.
          let cell = row.indices.contains(column) ? row[column] : ""
          #expect(Double(cell) == nil, "\(row) is hidden")
          continue
        }
        let rounded = (try own.number(name) * 100).rounded(.toNearestOrAwayFromZero) / 10_000
        let shown = try #require(Double(row[column]), "\(row)")
        #expect(abs(shown - rounded) < 1e-12, "\(row)")
      }
    }
    #expect(rows.count - 1 == feed.count { $0.key[0] == "unit" })
  }

  /// What can be read on a landscape A4 page at all: about 190 letters of half the usual size.
  @Test func noSheetIsWiderThanAPage() throws {
    for sheet in try workbook().sheets {
      let columns = try self.sheet(sheet.name).first?.count ?? 0
      #expect(columns <= 16, "\(sheet.name)")
    }
  }

  @Test func everySheetSaysThatItsFiguresAreSimulated() throws {
    let file = try workbook()
    for sheet in file.sheets {
      let header = try self.sheet(sheet.name).first?.first
      #expect(header?.contains("MÔ PHỎNG") == true, "\(sheet.name)")
    }
  }

  private func page() throws -> String {
    try String(contentsOf: folder.file("bao-cao-2025.html"), encoding: .utf8)
  }

  private func workbook() throws -> TableFile {
    try TableFile.open(folder.file("bao-cao-2025.xlsx").path)
  }

  private func sheet(_ name: String) throws -> [[String]] {
    let file = try workbook()
    let index = try #require(file.sheets.firstIndex { $0.name == name })
    let reader = try file.reader(ofSheet: index)
    var rows: [[String]] = []
    var row = Row()
    while try reader.next(into: &row) { rows.append((0..<row.count).map(row.text)) }
    return rows
  }
}

/// Finds tags of an HTML page that are opened and not closed, or closed and not opened.
private struct MarkupBalance {
  private(set) var faults: [String] = []

  private static let void: Set<Substring> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "meta", "source", "track", "wbr",
  ]

  init(_ page: String) {
    let markup = page.replacing(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/, with: "")
    var open: [Substring] = []
    for tag in markup.matches(of: /<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|[^">])*?(\/?)>/) {
      if Self.void.contains(tag.2) || !tag.3.isEmpty { continue }
      if tag.1.isEmpty {
        open.append(tag.2)
      } else if open.last == tag.2 {
        open.removeLast()
      } else {
        faults.append("</\(tag.2)> closes <\(open.last ?? "")>")
      }
    }
    faults += open.map { "<\($0)> is never closed" }
  }
}
