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
    _ arguments: [String], program: URL = executable, library: URL = checkout,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let (output, errors) = (scratch.file("out"), scratch.file("err"))
    let process = try start(
      arguments, program: program, library: library, environment: environment, output: output,
      errors: errors)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts a command and comes back at once.
  static func start(
    _ arguments: [String], program: URL = executable, library: URL = checkout,
    environment: [String: String] = [:], output: URL? = nil, errors: URL? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SIPAS_LIBRARY": library.path, "SIPAS_LANG": "vi"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output.map(writer) ?? FileHandle.nullDevice
    process.standardError = try errors.map(writer) ?? FileHandle.nullDevice
    try withoutBlockedSignals { try process.run() }
    return process
  }

  /// Threads of the test run block most signals, and programs inherit what their starter blocks.
  private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private static func writer(_ file: URL) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return try FileHandle(forWritingTo: file)
  }
}
