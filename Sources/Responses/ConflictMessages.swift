import Findings

extension ResponseFault {
  /// Wording of what happens when a response is stored already with other content.
  var conflictMessage: LocalizedText? {
    switch self {
    case .conflict:
      LocalizedText(
        vi:
          "{response} đã có {stored} với nội dung khác: {differences}. So với phiếu giấy rồi sửa số "
          + "phiếu, hoặc quyết định trong tệp từ chối của lần nhập với --on-conflict review: ghi «giữ» "
          + "(bản đã có), «thay» (bằng hàng này), «bỏ» (hàng này) vào cột _sipas_decision.",
        en:
          "{response} is {stored} with other content: {differences}. Compare with the paper and "
          + "correct the number, or decide in the reject file of an import with --on-conflict review: "
          + "write “keep” (the one that is there), “replace” (by this row) or “drop” (this row) into "
          + "the column _sipas_decision.")
    case .storedKept:
      LocalizedText(
        vi:
          "{response} đã có {stored} với nội dung khác: {differences}. Bản đã có được giữ, hàng này "
          + "không nhập. Nếu hàng này mới đúng, ghi «thay» vào cột _sipas_decision.",
        en: "{response} is {stored} with other content: {differences}. The one that is there stays "
          + "and this row is not imported. If this row is right, write “replace” into "
          + "_sipas_decision.")
    case .conflictStop:
      LocalizedText(
        vi:
          "{count} hàng trùng với phiếu đã có trong kho, hoặc với hàng đứng trước trong các tệp này, "
          + "nhưng khác nội dung, nên không lưu gì của cả lần nhập. "
          + "Nhập lại với --on-conflict review (nhận các hàng khác, từng hàng này chờ quyết định "
          + "trong tệp từ chối), keep (giữ mọi bản có trước) hoặc replace (lấy mọi hàng sau); "
          + "hoặc sửa số phiếu trong tệp.",
        en: "{count} {count:row meets|rows meet} a response that is stored, or a row further up in "
          + "these files, with other content, so nothing of the import is kept. Import again with --on-conflict review (the other rows go in, {count:this one waits|these wait} in the "
          + "reject file to be decided one by one), keep (the earlier ones stay) or replace (the later "
          + "ones go in); or correct the numbers in the file.")
    default: nil
    }
  }
}
