import Findings

extension AnalysisFault {
  /// Wording of what is wrong with expressions and columns; nil for the other faults.
  var expressionMessage: LocalizedText? {
    switch self {
    case .strangeCharacter:
      LocalizedText(
        vi: "biểu thức «{value}» có ký tự không hiểu được ở vị trí {position}: «{rest}». Tên "
          + "cột có ký tự khác chữ, số, dấu chấm, gạch dưới phải đặt trong dấu `…`.",
        en: "the expression “{value}” has a sign without a meaning at position {position}: "
          + "“{rest}”. Column names with other signs than letters, digits, points and "
          + "underscores go into `…`.")
    case .openQuote:
      LocalizedText(
        vi: "biểu thức «{value}» mở dấu nháy ở vị trí {position} mà không đóng. Thêm dấu nháy "
          + "đóng.",
        en: "the expression “{value}” opens a quote at position {position} and never closes "
          + "it. Close it.")
    case .badNumber:
      LocalizedText(
        vi: "«{rest}» ở vị trí {position} không phải số. Tên cột bắt đầu bằng chữ số phải đặt "
          + "trong dấu `…`.",
        en: "“{rest}” at position {position} is not a number. Column names that begin with a "
          + "digit go into `…`.")
    case .valueExpected:
      LocalizedText(
        vi: "biểu thức «{value}» thiếu một giá trị ở vị trí {position}, trước «{rest}». Ghi "
          + "cột, số, hoặc chữ trong dấu nháy.",
        en: "the expression “{value}” lacks a value at position {position}, before “{rest}”. "
          + "Give a column, a number, or a text in quotes.")
    case .singleEquals:
      LocalizedText(
        vi: "biểu thức «{value}» dùng một dấu = ở vị trí {position}. So sánh bằng viết là ==.",
        en: "the expression “{value}” uses a single = at position {position}. Equality is "
          + "written ==.")
    case .literalExpected:
      LocalizedText(
        vi: "biểu thức «{value}» cần danh sách số hoặc chữ trong nháy ở vị trí {position}, ví "
          + "dụ in [1, 2].",
        en: "the expression “{value}” needs a list of numbers or quoted texts at position "
          + "{position}, as in in [1, 2].")
    case .incompleteTest:
      LocalizedText(
        vi: "biểu thức «{value}» viết dở ở vị trí {position}. Viết «is missing», «is not "
          + "missing», «in […]» hoặc «not in […]».",
        en: "the expression “{value}” stops short at position {position}. Write “is missing”, "
          + "“is not missing”, “in […]” or “not in […]”.")
    case .unbalanced:
      LocalizedText(
        vi: "biểu thức «{value}» thừa hoặc thiếu dấu ngoặc ở vị trí {position}. Kiểm tra từng "
          + "cặp ngoặc.",
        en: "the expression “{value}” has a bracket too many or too few at position "
          + "{position}. Check each pair.")
    case .trailing:
      LocalizedText(
        vi: "biểu thức «{value}» đã đủ nhưng còn «{rest}» từ vị trí {position}. Nối bằng and, "
          + "or hoặc phép tính; tên cột có dấu cách phải đặt trong dấu `…`.",
        en: "the expression “{value}” is complete, but “{rest}” follows at position "
          + "{position}. Join them by and, or or an operator; column names with blanks go "
          + "into `…`.")
    case .ifNeedsThreeParts:
      LocalizedText(
        vi: "biểu thức «{value}»: if cần đúng ba phần, if(điều kiện, nếu đúng, nếu sai); sai "
          + "từ vị trí {position}.",
        en: "the expression “{value}”: if needs exactly three parts, if(condition, then, "
          + "else); wrong from position {position}.")
    case .unknownFunction:
      LocalizedText(
        vi: "biểu thức «{value}» gọi hàm «{rest}» ở vị trí {position}. Chỉ có hàm if(điều "
          + "kiện, nếu đúng, nếu sai).",
        en: "the expression “{value}” calls a function at position {position}: “{rest}”. The "
          + "only one is if(condition, then, else).")
    case .tooComplex:
      LocalizedText(
        vi: "biểu thức dài hoặc lồng nhau quá mức đọc được (vị trí {position}). Tách ra thành "
          + "nhiều cột «derive».",
        en: "the expression is longer or more nested than anybody can read (position "
          + "{position}). Split it into several “derive” columns.")
    case .textWhereNumber:
      LocalizedText(
        vi: "«{value}» dùng chữ ở chỗ cần số. Dùng cột số, hoặc so sánh chữ bằng ==.",
        en: "“{value}” uses a text where a number is needed. Use a column of numbers, or "
          + "compare texts by ==.")
    case .typesDiffer:
      LocalizedText(
        vi: "«{value}» so sánh một số với một đoạn chữ không phải số nên không bao giờ đúng. "
          + "Sửa một vế.",
        en: "“{value}” compares a number with a text that is none, which never holds. Correct "
          + "one side.")
    case .textAsCondition:
      LocalizedText(
        vi: "«{value}» là chữ, ở đây cần điều kiện cho 1 hoặc 0. So sánh nó với một giá trị, "
          + "ví dụ == 'main'.",
        en: "“{value}” is a text where a condition of 1 or 0 is needed. Compare it with a "
          + "value, as in == 'main'.")
    case .unknownColumn:
      LocalizedText(
        vi: "dữ liệu không có cột «{value}»{suggestion}. Kiểm tra tên cột, phân biệt chữ hoa "
          + "và chữ thường.",
        en: "the data have no column “{value}”{suggestion}. Check the name; upper and lower "
          + "case count.")
    case .usedBeforeDerived:
      LocalizedText(
        vi: "cột «{value}» được dùng trước khi được tính. Đưa nó lên trước trong «derive».",
        en: "the column “{value}” is used before it is derived. Move it up in “derive”.")
    case .nameTaken:
      LocalizedText(
        vi: "đã có cột tên «{value}». Đặt tên khác để không che mất cột cũ.",
        en: "there is a column “{value}” already. Choose another name, so that none is hidden.")
    case .ambiguousColumn:
      LocalizedText(
        vi: "tệp «{file}» có hai cột cùng tên «{value}», không biết dùng cột nào. Đổi tên một "
          + "cột trong tệp.",
        en: "the file “{file}” has two columns named “{value}”, and which is meant is "
          + "unknown. Rename one in the file.")
    case .rangeReversed:
      LocalizedText(
        vi: "trong tệp, cột «{last}» đứng trước cột «{first}» nên khoảng này trống. Đổi chỗ "
          + "hai đầu.",
        en: "in the file the column “{last}” comes before “{first}”, so this range is empty. "
          + "Swap its ends.")
    case .derivedTooDeep:
      LocalizedText(
        vi:
          "cột «{value}» được tính qua quá nhiều cột «derive» nối tiếp nhau. Tính thẳng từ các cột "
          + "của tệp.",
        en:
          "the column “{value}” rests on too many “derive” columns one after the other. Derive it "
          + "from the columns of the file.")
    case .tooManyColumns:
      LocalizedText(
        vi: "các danh sách cột của đặc tả cộng lại quá {limit} cột. Rút ngắn các khoảng a..b.",
        en:
          "the lists of the spec name more than {limit} {limit:column|columns} together. Shorten its ranges a..b."
      )
    default: nil
    }
  }
}
