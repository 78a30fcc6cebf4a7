/// The file that says loudly that nothing in the folder is real.
enum SimulationNotice {
  /// Name of the file.
  static let fileName = "KHONG-PHAI-SO-LIEU-THAT.txt"

  /// What it says.
  static func text(seed: UInt64, files: [WrittenFile]) -> String {
    let responses = files.filter { $0.copyOf == nil }.reduce(0) { $0 + $1.responses }
    let units = Set(files.flatMap(\.units)).count
    return """
      DỮ LIỆU MÔ PHỎNG - KHÔNG PHẢI SỐ LIỆU THẬT

      Tên đơn vị trong thư mục này là tên thật, nhưng mọi câu trả lời, ngày, thôn/ấp/khóm, mã điều
      tra viên và ý kiến đều do máy tạo ra từ một con số khởi đầu (seed). Không một người dân hay tổ
      chức nào đã trả lời. Không được công bố, trích dẫn hay dùng để đánh giá bất kỳ đơn vị nào.
      Các tệp cố ý có lỗi giống lỗi thường gặp, để tập huấn và kiểm thử.

      SIMULATED DATA - NOT REAL FIGURES

      The names of units are real; every answer, date, village, interviewer code and remark was made
      by a program from a seed. Nobody was asked. Do not publish, quote or judge anybody by it.
      Some files hold faults on purpose, of the kind real files have.

      Seed: \(seed)
      Đơn vị / units: \(units)
      Phiếu / responses: \(responses)
      Tệp / files: \(files.count)

      """
  }
}
