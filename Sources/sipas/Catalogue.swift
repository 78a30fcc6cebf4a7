import Agencies
import Analysis
import Findings
import ParScoring
import Questionnaires
import Responses
import Rules
import Sampling
import Satisfaction
import Simulation
import Storage
import Tabulation
import Tables

/// The wording of every problem of the program.
enum Catalogue {
  static let all = MessageCatalogue.joined([
    MessageCatalogue(ProgramFault.self), MessageCatalogue(DefinitionFault.self),
    MessageCatalogue(TableFault.self), MessageCatalogue(AgencyFault.self),
    MessageCatalogue(QuestionnaireFault.self), MessageCatalogue(SamplingFault.self),
    MessageCatalogue(SatisfactionFault.self), MessageCatalogue(SimulationFault.self),
    MessageCatalogue(CriteriaFault.self), MessageCatalogue(AnalysisFault.self),
    MessageCatalogue(TabulationFault.self),
    MessageCatalogue(ResponseFault.self), MessageCatalogue(StoreFault.self),
  ])
}
