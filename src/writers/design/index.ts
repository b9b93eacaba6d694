import { acceptanceOf, ofHand } from './acceptance.ts'
import { accessTable } from './access/index.ts'
import { differing, operationsIn, tablesIn, within } from './concern.ts'
import { contractOf } from './contracts/index.ts'
import { ddlOf } from './ddl.ts'
import { dependenciesOf } from './dependencies/index.ts'
import type { DesignParts, Designed } from './designed.ts'
import { diagramsOf } from './diagrams.ts'
import { environmentOf } from './environment.ts'
import { phasesOf } from './phases.ts'
import { requirementsOf } from './requirements.ts'
import { scalingOf } from './scaling.ts'
import { strategyOf } from './strategy.ts'
import { technologiesOf } from './technologies.ts'
import { todayOf } from './today.ts'
import { unknownIn } from './unknown.ts'

/** Everything of a design document that follows from the model of what is designed, and of what is there. */
export function partsOf(designed: Designed): DesignParts {
  const { backend, before, about, run, byHand = [], unwritten = [] } = designed
  const [operations, tables] = [operationsIn(backend, about), tablesIn(backend, about)]
  const contracts = operations.map((operation) => contractOf(backend, operation))
  const access = accessTable(backend, operations)
  const news = before === null ? about : within(differing(backend, before), about)
  const [newOperations, newTables] = [operationsIn(backend, news), tablesIn(backend, news)]
  const subject = { backend, operations, tables, access, contracts, run }
  return {
    today: todayOf(before, about, run),
    contracts,
    ddl: ddlOf(designed, tables),
    diagrams: diagramsOf(backend, operations, tables),
    access,
    tests: strategyOf(subject),
    acceptance: [...acceptanceOf(subject), ...byHand.map(ofHand)],
    environment: environmentOf(backend, before),
    dependencies: dependenciesOf(backend, before),
    technologies: technologiesOf(backend),
    scaling: scalingOf(designed, operations, tables),
    requirements: requirementsOf(designed, operations),
    phases: phasesOf(backend, before, newOperations, newTables, { byHand, unwritten }),
    unknown: unknownIn(designed, operations, contracts),
  }
}
