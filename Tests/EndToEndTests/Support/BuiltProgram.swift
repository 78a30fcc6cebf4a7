import Foundation

/// The program as built beside the tests, run as users run it.
struct BuiltProgram {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The output as JSON.
    func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }

    /// The output as a document of a known form.
    func decoded<Document: Decodable>(as type: Document.Type) throws -> Document {
      try JSONDecoder().decode(type, from: Data(output.utf8))
    }
  }

  /// The executable in the folder of build products.
  static let executable = Bundle.module.bundleURL.deletingLastPathComponent()
    .appendingPathComponent("sipas")

  /// The checkout the tests were built from.
  static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a command to its end.
  static func run(
    _ arguments: [String], in folder: URL? = nil, library: URL = checkout,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let (output, errors) = (scratch.file("out"), scratch.file("err"))
    let process = try start(
      arguments, in: folder, library: library, environment: environment, output: output,
      errors: errors)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts a command and comes back at once.
  static func start(
    _ arguments: [String], in folder: URL? = nil, library: URL = checkout,
    environment: [String: String] = [:], output: URL? = nil, errors: URL? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SIPAS_LIBRARY": library.path, "SIPAS_LANG": "vi"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output.map(writer) ?? FileHandle.nullDevice
    process.standardError = try errors.map(writer) ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func writer(_ file: URL) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return try FileHandle(forWritingTo: file)
  }
}
