import Findings

extension StoreFault {
  /// Wording of what `Store.check()` finds.
  var healthMessage: LocalizedText {
    let (vi, en) = healthFinding
    return LocalizedText(
      vi: vi
        + " Hãy khôi phục bản sao lưu; nếu không có, tạo thư mục làm việc mới bằng `sipas init` "
        + "rồi nhập lại mọi tệp phiếu.",
      en: en + " Restore a backup; without one, make a new workspace with `sipas init` and import "
        + "all response files again.")
  }

  private var healthFinding: (vi: String, en: String) {
    switch self {
    case .danglingReference:
      (
        vi: "Bảng {table} có {count} dòng trỏ đến dữ liệu không có.",
        en: "Table {table} has {count} {count:row that points|rows that point} to nothing."
      )
    case .cellsDiffer:
      (
        vi: "Bảng đếm của đơn vị {unit}, đợt {round}, khác với các phiếu.",
        en: "The counts of unit {unit}, round {round}, differ from its responses."
      )
    case .batchCountsDiffer:
      (
        vi: "Lần nhập {batch} ghi {expected} phiếu nhưng kho có {value}.",
        en:
          "Import {batch} says {expected} {expected:response|responses} but the store has {value}."
      )
    case .contentDiffers:
      (
        vi:
          "{count} phiếu của lần nhập {batch} (tệp {file}, hàng {rows}) không còn khớp mã kiểm tra "
          + "ghi lúc nhập: có người hay chương trình khác đã sửa kho.",
        en: "Responses of import {batch} that no longer match the digest of when they came in: "
          + "{count} (file {file}, rows {rows}). Somebody or another program edited the store."
      )
    case .journalDiffers:
      (
        vi:
          "Nhật ký có {count} mục không còn khớp mã kiểm tra: có người hay chương trình khác đã sửa "
          + "kho.",
        en:
          "Entries of the journal that no longer match their digest: {count}. Somebody or another "
          + "program edited the store."
      )
    case .storedDefinitionDiffers:
      (
        vi: "Bản lưu của {value} trong kho, đợt {round}, đã bị sửa.",
        en: "The copy of {value} in the store, round {round}, was edited."
      )
    case .sourceOfOtherRound:
      (
        vi:
          "{count} phiếu của đợt {round} lại ghi là do lần nhập của đợt khác mang đến: có người hay "
          + "chương trình khác đã sửa kho.",
        en: "Responses of round {round} said to come from an import of another round: {count}. "
          + "Somebody or another program edited the store."
      )
    default:
      (
        vi: "Nhật ký thiếu {count} mục: có người hay chương trình khác đã sửa kho.",
        en:
          "The journal lacks {count} {count:entry|entries}: somebody or another program edited the store."
      )
    }
  }
}
