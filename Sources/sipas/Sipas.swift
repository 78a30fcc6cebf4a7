import ArgumentParser

@main
struct Sipas: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sipas")
}
