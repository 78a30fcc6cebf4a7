import Findings
import Foundation
import Testing

struct SystemReasonTests {
  private enum Fault: String, ProblemCode {
    case refused = "TST001"
    var severity: Severity { .error }
    var message: LocalizedText { LocalizedText(vi: "lỗi: {reason}", en: "error: {reason}") }
  }

  /// A file that is not there, a folder read as a file, a file where a folder should be.
  @Test(arguments: [
    ("/nowhere/at/all", "không có tệp hay thư mục này", "No such file or directory"),
    ("/dev/null/x", "một phần của đường dẫn không phải thư mục", "Not a directory"),
  ])
  func refusalsOfTheSystemAreWordedInTheLanguage(path: String, vi: String, en: String) throws {
    let error = try #require(throws: (any Error).self) {
      try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }
    let problem = Problem(Fault.refused, ["reason": SystemReason.fact(of: error)])
    let catalogue = MessageCatalogue(Fault.self)
    #expect(catalogue.message(for: problem, in: .vi) == "lỗi: \(vi)")
    #expect(catalogue.message(for: problem, in: .en) == "error: \(en)")
  }

  @Test func otherFactsStayAsTheyAre() {
    let problem = Problem(Fault.refused, ["reason": "chỗ này hỏng"])
    #expect(MessageCatalogue(Fault.self).message(for: problem, in: .vi) == "lỗi: chỗ này hỏng")
  }
}
