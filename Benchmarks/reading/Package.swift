// swift-tools-version: 6.1
import PackageDescription

// Only the modules that reading needs, by links, so that measuring does not build the whole program.
let package = Package(
  name: "reading",
  targets: [
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CFreeXL", pkgConfig: "freexl"),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter"),
    .target(name: "Findings", exclude: ["README.md"]),
    .target(
      name: "Tables", dependencies: ["Findings", "CZip", "CExpat", "CFreeXL", "CXLSXWriter"],
      exclude: ["README.md"]),
    .executableTarget(name: "read-table", dependencies: ["Tables"]),
  ],
  swiftLanguageModes: [.v6]
)
