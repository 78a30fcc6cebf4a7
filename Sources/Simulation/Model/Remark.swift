import Questionnaires

/// Remarks as people write them, in everyday words.
enum Remark {
  /// A remark of a content or a discontent person; a plain text for items that are no remarks.
  static func text(
    for role: ItemRole, isContent: Bool, _ stream: inout RandomStream
  ) -> String {
    guard role == .remark else { return "Nội dung mô phỏng \(1 + stream.below(900))" }
    let remarks = isContent ? content : discontent
    return remarks[stream.below(remarks.count)]
  }

  private static let content = [
    "Cán bộ hướng dẫn tận tình, dễ hiểu.",
    "Thái độ phục vụ tốt, đề nghị phát huy.",
    "Giải quyết hồ sơ nhanh hơn ngày hẹn.",
    "Không có ý kiến gì thêm.",
    "Nộp hồ sơ trực tuyến tiện, đỡ phải đi lại.",
    "Trụ sở mới rộng rãi, có chỗ ngồi chờ.",
    "Mong nhân viên giữ được tinh thần phục vụ như hiện nay.",
    "Được nhắn tin báo kết quả, rất hài lòng.",
    "Thủ tục gọn hơn trước khi sáp nhập.",
    "Cảm ơn anh chị ở bộ phận một cửa.",
  ]

  private static let discontent = [
    "Đường đến trụ sở mới xa, đề nghị có điểm tiếp nhận tại ấp.",
    "Phải đi lại ba lần mới nộp được hồ sơ.",
    "Chờ lâu, ít ghế ngồi, trời nắng rất nóng.",
    "Hồ sơ trễ hẹn mà không có thông báo xin lỗi.",
    "Cổng dịch vụ công hay lỗi, người lớn tuổi khó làm.",
    "Cần hướng dẫn rõ các giấy tờ phải nộp ngay từ đầu.",
    "Đề nghị niêm yết phí, lệ phí ở chỗ dễ thấy.",
    "Cán bộ chưa giải thích vì sao trả lại hồ sơ.",
    "Phản ánh qua điện thoại nhưng chưa thấy trả lời.",
    "Nên làm việc thêm sáng thứ bảy cho người đi làm.",
    "Thủ tục đất đai còn rườm rà; mất nhiều thời gian.",
    "Mạng chậm, phải chờ hệ thống \"treo\" cả buổi sáng.",
  ]
}
