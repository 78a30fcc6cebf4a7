import Findings
import Foundation
import Questionnaires
import Reports
import Rules

/// A questionnaire of five elements with four criteria each, perception and respondent items.
enum SampleQuestionnaire {
  static let levels = [
    ("1", "Rất không hài lòng", "Very dissatisfied"), ("2", "Không hài lòng", "Dissatisfied"),
    ("3", "Bình thường", "Neutral"), ("4", "Hài lòng", "Satisfied"),
    ("5", "Rất hài lòng", "Very satisfied"),
  ].map { Option(code: $0.0, label: LocalizedText(vi: $0.1, en: $0.2)) }

  static let value = Questionnaire(
    id: "sipas-province-2025", version: "1",
    title: LocalizedText(
      vi: "Phiếu khảo sát mức độ hài lòng về cung cấp dịch vụ hành chính công",
      en: "Satisfaction with public administration services"),
    sources: [], validity: Validity(from: SampleReport.day), sections: [], items: items,
    unverified: [
      UnverifiedMark(
        subject: "A1",
        reason: LocalizedText(
          vi: "lời hỏi viết lại từ tên tiêu chí, chưa có phiếu gốc",
          en: "wording made from the name of the criterion"))
    ], digest: ContentDigest(of: Data("phiếu".utf8)))

  static let tree = IndexNode(
    id: "overall",
    label: LocalizedText(vi: "Chỉ số hài lòng chung", en: "Overall satisfaction index"),
    level: .overall, aggregation: .meanOfChildren,
    children: elements.map { element in
      IndexNode(
        id: element.id, label: LocalizedText(vi: element.vi, en: element.en), level: .element,
        aggregation: .pooledAnswers,
        children: items.filter { $0.role == .satisfaction && $0.id.hasPrefix(element.id) }.map {
          IndexNode(id: $0.id, label: $0.text, level: .criterion, aggregation: .item($0.id))
        })
    })

  static let method = IndexMethod(
    id: "sipas-province-2025", version: "1",
    title: LocalizedText(vi: "Chỉ số SIPAS cấp tỉnh, hai cấp chính quyền", en: "Provincial SIPAS"),
    questionnaireID: "sipas-province-2025",
    sources: [
      LegalSource(
        number: "QĐ 1001/QĐ-BNV", date: Day(iso: "2023-12-29"), article: "Điều 2",
        title: "Phương pháp đo lường sự hài lòng giai đoạn 2023–2026")
    ], validity: Validity(from: SampleReport.day), satisfiedCodes: ["4", "5"],
    denominator: .answers, tree: tree, rounding: RoundingRule(decimals: 2), confidenceLevel: 0.95,
    minimumToShow: 10, minimumToRank: 30,
    blocks: [
      RankingBlock(
        id: "agencies", label: LocalizedText(vi: "Cơ quan cấp tỉnh", en: "Provincial agencies"),
        unitKinds: ["so"], aggregation: .meanOfUnits),
      RankingBlock(
        id: "communes", label: LocalizedText(vi: "Xã, phường", en: "Communes"),
        unitKinds: ["xa", "phuong"], aggregation: .pooled),
    ],
    responseValidity: ResponseValidityRule(
      minimumAnsweredShare: 0.8, roles: [.satisfaction], requiredItems: ["gender"]),
    overTarget: .count,
    unverified: [
      UnverifiedMark(
        subject: "overall",
        reason: LocalizedText(
          vi: "công thức gộp năm yếu tố chưa đối chiếu được với văn bản gốc",
          en: "the mean of five elements could not be checked against the text"))
    ], digest: ContentDigest(of: Data("phương pháp".utf8)))

  private static let elements = [
    (id: "A", vi: "Tiếp cận dịch vụ", en: "Access"),
    (id: "B", vi: "Thủ tục hành chính", en: "Procedures"),
    (id: "C", vi: "Công chức trực tiếp giải quyết công việc", en: "Civil servants"),
    (id: "D", vi: "Kết quả cung cấp dịch vụ", en: "Results"),
    (id: "E", vi: "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị", en: "Feedback"),
  ]

  private static let questions = [
    "Nơi ngồi chờ tại bộ phận một cửa có đủ chỗ ngồi",
    "Trang thiết bị phục vụ người dân, tổ chức đầy đủ, hiện đại và dễ sử dụng",
    "Quy trình được niêm yết công khai, đầy đủ, chính xác và dễ nhìn, dễ đọc, dễ hiểu đối với mọi "
      + "người dân kể cả người cao tuổi và người khuyết tật",
    "Thời hạn giải quyết đúng quy định",
  ]

  private static let items: [Item] =
    elements.flatMap { element in
      questions.enumerated().map { position, question in
        Item(
          id: "\(element.id)\(position + 1)", kind: .rating, role: .satisfaction,
          text: LocalizedText(vi: question, en: "Question \(element.id)\(position + 1)"),
          options: levels)
      }
    } + [
      Item(
        id: "P1", kind: .choice, role: .perception,
        text: LocalizedText(
          vi: "Ông/bà biết đến chính sách qua kênh nào nhiều nhất?", en: "Main channel"),
        options: ["Báo, đài", "Mạng xã hội", "Cán bộ cơ sở", "Loa truyền thanh"].enumerated().map {
          Option(code: "\($0.offset + 1)", label: LocalizedText(vi: $0.element))
        }),
      Item(
        id: "gender", kind: .choice, role: .respondent,
        text: LocalizedText(vi: "Giới tính", en: "Sex"),
        options: [
          Option(code: "1", label: LocalizedText(vi: "Nam", en: "Male")),
          Option(code: "2", label: LocalizedText(vi: "Nữ", en: "Female")),
        ]),
      Item(
        id: "age", kind: .choice, role: .respondent,
        text: LocalizedText(vi: "Nhóm tuổi", en: "Age group"),
        options: ["Dưới 25", "25–34", "35–49", "50–60", "Trên 60"].enumerated().map {
          Option(code: "\($0.offset + 1)", label: LocalizedText(vi: $0.element))
        }),
    ]
}
