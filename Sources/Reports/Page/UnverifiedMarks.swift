import Findings
import Questionnaires
import Rules

/// What could not be checked against the legal text: a band above everything else, the list among
/// the notes on method.
extension LocalizedReport {
  /// Marks of method, questionnaire and criteria set.
  var unverifiedMarks: [UnverifiedMark] {
    method.unverified + table.questionnaire.unverified + report.unverifiedCriteria
  }

  /// The band, with a way to the list.
  var unverifiedBand: [Markup] {
    guard let sentence = marks.unverified?[language] else { return [] }
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
            Markup.tag("strong", text: subject(of: mark))
            Markup.text(": " + mark.reason[language])
          }
        }
      },
    ]
  }

  /// What a mark is about, as the reader knows it: the name of a node, section, item or kind of
  /// items, or what a key of the file means; else the subject as written.
  func subject(of mark: UnverifiedMark) -> String {
    let id = mark.subject
    let section = table.questionnaire.sections.first { $0.id == id }
    return table.nodes.first { $0.id == id }?.label[language] ?? section?.title[language]
      ?? table.questionnaire.item(id).map(name)
      ?? ItemRole(rawValue: id).map { ReportWords.role($0)[language] }
      ?? ReportWords.definitionKey(id)?[language] ?? id
  }
}
