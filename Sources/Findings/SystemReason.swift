import Foundation

/// Why the operating system refused something: a fact of problems, worded when it is shown.
public enum SystemReason {
  /// The fact for an error of the system or of Foundation: the system's own words, so that the same
  /// refusal is the same fact whoever met it.
  public static func fact(of error: any Error) -> String {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return words(of: Int32(error.code)) }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return fact(of: cause) }
    return foundation[error.code].map(words) ?? error.localizedDescription
  }

  /// The system's words for an error number.
  public static func words(of number: Int32) -> String { String(cString: strerror(number)) }

  /// A fact in a language; one that is no refusal of the system as it is.
  static func text(_ fact: String, in language: Language) -> String {
    language == .vi ? vietnamese[fact] ?? fact : fact
  }

  /// What Foundation says without naming a cause.
  private static let foundation: [Int: Int32] = [
    CocoaError.fileNoSuchFile.rawValue: ENOENT, CocoaError.fileReadNoSuchFile.rawValue: ENOENT,
    CocoaError.fileReadNoPermission.rawValue: EACCES,
    CocoaError.fileWriteNoPermission.rawValue: EACCES,
    CocoaError.fileWriteFileExists.rawValue: EEXIST,
    CocoaError.fileWriteOutOfSpace.rawValue: ENOSPC,
    CocoaError.fileWriteVolumeReadOnly.rawValue: EROFS,
  ]

  private static let vietnamese: [String: String] = Dictionary(
    [
      (EACCES, "không có quyền"), (EPERM, "hệ thống không cho phép"),
      (ENOENT, "không có tệp hay thư mục này"), (EISDIR, "đây là thư mục, không phải tệp"),
      (ENOTDIR, "một phần của đường dẫn không phải thư mục"), (EEXIST, "đã có tệp này"),
      (ENOSPC, "hết chỗ trên đĩa"), (EDQUOT, "hết hạn mức trên đĩa"),
      (EROFS, "ổ đĩa chỉ cho đọc"), (EIO, "ổ đĩa hỏng hoặc đã rút ra"),
      (ENAMETOOLONG, "tên quá dài"), (EMFILE, "quá nhiều tệp đang mở"),
      (ENFILE, "quá nhiều tệp đang mở"), (EBUSY, "tệp đang được dùng"),
      (ETXTBSY, "tệp đang được dùng"), (EFBIG, "tệp quá lớn"), (ELOOP, "đường dẫn đi vòng"),
      (EINVAL, "hệ thống không nhận"), (ENXIO, "thiết bị không sẵn sàng"),
    ].map { (words(of: $0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
}
