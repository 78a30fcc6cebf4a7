import Findings
import Reports
import Testing

@Suite struct ChartPictureTests {
  @Test func thePictureStandsAloneAndSaysThatDataAreSimulated() throws {
    let picture = try #require(ChartPicture.render(SampleReport.make(), blockID: "agencies"))
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(picture.contains("SỐ LIỆU MÔ PHỎNG"))
    #expect(PageText.unbalanced(picture).isEmpty)
  }

  @Test func aBlockWithoutFiguresHasNoPicture() {
    #expect(ChartPicture.render(SampleReport.make(), blockID: "nowhere") == nil)
    #expect(ChartPicture.render(TinyReport.make(n: 0), blockID: "agencies") == nil)
  }
}
