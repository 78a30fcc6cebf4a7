import Findings

extension ResponseFault {
  /// Wording of faults in the columns by which a reject file says where its rows came from.
  var lineageMessage: LocalizedText? {
    switch self {
    case .foreignLineage:
      LocalizedText(
        vi:
          "ghi «{value}», còn các hàng khác của tệp ghi «{expected}». Nếu ô này bị sửa nhầm, chép lại "
          + "giá trị của các hàng khác; nếu hàng được chép từ tệp từ chối khác, nhập nó trong tệp đó.",
        en:
          "says “{value}” where the other rows of the file say “{expected}”. If the cell was changed "
          + "by mistake, copy what the other rows say; if the row is of another reject file, import it "
          + "in that file.")
    case .lineageMissing:
      LocalizedText(
        vi:
          "ô trống, nên không biết hàng này từ đâu. Cột này phải ghi {expected}: chép lại từ tệp từ "
          + "chối gốc. Phiếu mới thì nhập bằng tệp riêng không có các cột _sipas_….",
        en:
          "the cell is blank, so nobody knows where the row comes from. It must say {expected}: copy "
          + "it from the original reject file. A new response goes into a file of its own without the "
          + "columns _sipas_….")
    case .lineageColumnMissing:
      LocalizedText(
        vi:
          "tệp từ chối thiếu cột {column}, nên không biết các hàng từ đâu; không nhập. Sửa trong tệp từ "
          + "chối gốc. Phiếu mới thì nhập bằng tệp riêng không có các cột _sipas_….",
        en:
          "the reject file lacks the column {column}, so nobody knows where its rows come from; not "
          + "imported. Mend the original reject file. New responses go into a file of their own without "
          + "the columns _sipas_….")
    case .badLineageRow:
      LocalizedText(
        vi:
          "«{value}» không phải số hàng. Chép lại số từ tệp từ chối gốc; phiếu mới thì nhập bằng tệp "
          + "riêng không có các cột _sipas_….",
        en:
          "“{value}” is no row number. Copy it from the original reject file; a new response goes "
          + "into a file of its own without the columns _sipas_….")
    case .badBatchReference:
      LocalizedText(
        vi:
          "«{value}» không phải lần nhập nào. Không sửa các cột _sipas_… của tệp từ chối; chép lại "
          + "cột này từ tệp gốc.",
        en:
          "“{value}” names no import. Leave the columns _sipas_… of reject files as they are; copy "
          + "this one from the original.")
    case .rowNotRefused:
      LocalizedText(
        vi:
          "lần nhập {batch} không từ chối hàng {value} nào của {file}. Chép lại số từ tệp từ chối "
          + "gốc; phiếu mới thì nhập bằng tệp riêng không có các cột _sipas_….",
        en:
          "import {batch} refused no row {value} of {file}. Copy the number from the original reject "
          + "file; a new response goes into a file of its own without the columns _sipas_….")
    case .rowSettledAsOther:
      LocalizedText(
        vi:
          "hàng {value} của {file} đã sửa và nhập xong, là {response}; hàng này lại là phiếu khác. "
          + "Nếu số hàng bị sửa nhầm, chép lại từ tệp từ chối gốc; nếu là phiếu khác, nhập nó bằng tệp "
          + "riêng không có các cột _sipas_….",
        en:
          "row {value} of {file} was mended and is in as {response}; this row is another response. If "
          + "the number was changed by mistake, copy it from the original reject file; another response "
          + "goes into a file of its own without the columns _sipas_….")
    case .refusedRowTwice:
      LocalizedText(
        vi: "hàng {other} của tệp này cũng ghi là hàng {value} của {file}, nên không nhập hàng nào "
          + "trong hai. Chép lại số đúng từ tệp từ chối gốc; phiếu mới thì nhập bằng tệp riêng không "
          + "có các cột _sipas_….",
        en:
          "row {other} of this file says that it is row {value} of {file} too, so neither of them is "
          + "imported. Copy the right number from the original reject file; a new response goes into "
          + "a file of its own without the columns _sipas_….")
    case .trialRejectFile:
      LocalizedText(
        vi:
          "tệp từ chối này là của một lần chạy thử, chỉ để xem: các hàng của nó vào một lần nhập mới, "
          + "các hàng khác của {file} thì không. Nếu {file} chưa nhập: nhập cả tệp đó; nếu đã nhập: "
          + "sửa tệp từ chối của lần nhập ấy. Không muốn giữ thì hoàn tác lần nhập này (sipas imports "
          + "undo).",
        en:
          "this reject file is of a dry run, only to look at: its rows make a new import, other rows "
          + "of {file} are not in. If {file} was not imported, import the whole of it; if it was, mend "
          + "the reject file of that import. To get rid of this import, undo it (sipas imports undo)."
      )
    default: nil
    }
  }
}
