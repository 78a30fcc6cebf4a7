import Foundation

/// Files named on the command line, folders opened.
enum InputFiles {
  /// Endings of files that can hold responses.
  static let endings: Set<String> = ["xlsx", "xlsm", "xls", "csv", "tsv", "txt"]
  /// Endings of tables that cannot be read; they are opened so that the refusal says what to do.
  static let refusedEndings: Set<String> = ["ods", "xlsb", "numbers"]

  /// Files as given; of a folder and its subfolders those with a known ending, in name order.
  static func found(in paths: [String]) -> [String] {
    paths.flatMap { path in
      isFolder(path) ? files(of: path).filter(isResponseFile) : [path]
    }
  }

  /// Files of the folders given that `found` leaves out because of their ending, in name order.
  static func passedOver(in paths: [String]) -> [String] {
    paths.filter(isFolder).flatMap { files(of: $0).filter { !isResponseFile($0) } }
  }

  /// What people put into a folder, in name order: without what systems and sipas leave there.
  private static func files(of folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let isWorkspace = names.contains(Workspace.fileName)
    return names.filter { !isLeftBehind($0) && !(isWorkspace && Workspace.keeps($0)) }.sorted()
      .map { OutputFile.path($0, in: folder) }
      .filter { !isFolder($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isResponseFile(_ path: String) -> Bool {
    endings.union(refusedEndings)
      .contains(URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  private static func isLeftBehind(_ path: String) -> Bool {
    let steps = path.split(separator: "/")
    let name = steps.last ?? ""
    return steps.contains { $0.hasPrefix(".") } || name.hasPrefix("~$")
      || ["KHONG-PHAI-SO-LIEU-THAT.txt", "Thumbs.db", "desktop.ini"].contains(name)
  }
}
