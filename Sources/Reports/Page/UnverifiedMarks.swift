import Findings
import Rules

/// What could not be checked against the legal text: a band above everything else, the list among
/// the notes on method.
extension LocalizedReport {
  /// Marks of method, questionnaire and criteria set.
  var unverifiedMarks: [UnverifiedMark] {
    method.unverified + table.questionnaire.unverified + report.unverifiedCriteria
  }

  /// How many marks there are and what they mean; nil without any.
  var unverifiedSentence: String? {
    let count = unverifiedMarks.count
    guard count > 0 else { return nil }
    return say(
      "CHƯA ĐỐI CHIẾU VĂN BẢN: \(count) điểm của cách tính chưa kiểm được với văn bản pháp lý.",
      "NOT VERIFIED: \(numbers.counted(count, "point")) of the calculation could not be checked "
        + "against the legal text.")
  }

  /// The band, with a way to the list.
  var unverifiedBand: [Markup] {
    guard let sentence = unverifiedSentence else { return [] }
    return [
      .tag("p", ["class": "unverified", "role": "note"]) {
        Markup.tag("strong", text: sentence)
        Markup.text(" ")
        Markup.tag(
          "a", ["href": "#unverified"], text: say("Xem từng điểm", "See each of them"))
      }
    ]
  }

  /// Every mark with its reason.
  var unverifiedList: [Markup] {
    let marks = unverifiedMarks
    guard !marks.isEmpty else { return [] }
    return [
      .tag(
        "h3", ["id": "unverified"],
        text: say(
          "Chưa đối chiếu được với văn bản (\(marks.count) điểm)",
          "Not verified against the legal text (\(marks.count))")),
      .tag("ul", ["class": "marks"]) {
        marks.map { mark in
          Markup.tag("li") {
            Markup.tag("code", text: mark.subject)
            Markup.text(": " + mark.reason[language])
          }
        }
      },
    ]
  }
}
