import type { AskedField, Capability, DesignRequest, Subject, Table } from '../../model/index.ts'
import { operationDoing } from '../../model/queries/index.ts'
import { regardAccess, saysAccess } from './access/index.ts'
import { countMade, saysLimits } from './counted/index.ts'
import { countThere, saysLimitsThere } from './counted/there.ts'
import { closedField } from './access/setters.ts'
import { ruleThere } from './access/there.ts'
import { withoutSaidByOthers } from './at-operation/by-others.ts'
import { saysSettings, setAtOperations } from './at-operation/index.ts'
import { addField, addKey } from './field/index.ts'
import { addFilters, saysFilters } from './filter/index.ts'
import { addAssociations, saysMany } from './links/association.ts'
import { composedTold } from './links/composed.ts'
import { oncePerPair, saysPairs } from './links/pairs.ts'
import { refusedWhereTaken, saysUnique } from './links/taken.ts'
import {
  addKeysToNew,
  addReferences,
  isToNew,
  ledTo,
  saysKeysToNew,
  saysReferences,
  tableOf,
} from './links/references.ts'
import { checkNamed } from './named/index.ts'
import { addDeeds, saysDeedsOfNew } from './owned/deeds.ts'
import { ownRows } from './owned/index.ts'
import { withholdFields } from './owned/withheld.ts'
import { capabilityTold } from './places/capability.ts'
import { leftAsItIs } from './places/left.ts'
import { placesOf } from './places/index.ts'
import { addResource } from './resource/index.ts'
import { addOperation } from './operation/index.ts'
import { guardSteps, saysSteps } from './step/guard.ts'
import { takeSteps } from './step/index.ts'
import { type Ground, NO_PROPOSAL, type Proposal, asPart, together } from './ground.ts'

/** The smallest change that does what was asked, written as the repository is. */
export function proposeChange(ground: Ground, asked: DesignRequest): Proposal {
  const { request, unwritten } = withoutSaidByOthers(ground, asked)
  return together([
    { unwritten },
    ...request.subjects.map((subject) => changeOf(ground, request, subject)),
    ...request.capabilities
      .filter((one) => !isFilterOfThere(one, request))
      .map((one) => capabilityTold(ground, request, one)),
    { unwritten: [...placesOf(ground, request), ...composedTold(ground, request)] },
  ])
}

export interface LaterStep {
  isAsked(request: DesignRequest): boolean
  /** Whether it is about what is there as well, and has to wait for nothing that is new. */
  readonly isAlone?: true
  /** With the repository as it is by then, and as it was before all of it; or why nothing of it may be written. */
  propose(ground: Ground, before: Ground, request: DesignRequest): Proposal | string
}

/** What is done to what the first step made. */
export const LATER_STEPS: readonly LaterStep[] = [
  { isAsked: saysReferences, propose: addReferences },
  { isAsked: saysKeysToNew, propose: addKeysToNew },
  { isAsked: saysDeedsOfNew, propose: addDeeds },
  { isAsked: saysReferences, propose: ownRows },
  { isAsked: saysDeedsOfNew, propose: withholdFields },
  { isAsked: saysReferences, propose: checkNamed },
  { isAsked: saysLimits, propose: countMade },
  { isAsked: saysPairs, propose: oncePerPair },
  { isAsked: saysUnique, propose: refusedWhereTaken },
  { isAsked: saysMany, propose: addAssociations },
  { isAsked: saysSettings, propose: setAtOperations },
  { isAsked: saysSteps, propose: guardSteps },
  { isAsked: saysLimitsThere, isAlone: true, propose: countThere },
  { isAsked: saysFilters, isAlone: true, propose: addFilters },
  { isAsked: saysAccess, propose: regardAccess },
]

/** `filter the shelf by genre`: a later step tells of it. */
const isFilterOfThere = (capability: Capability, request: DesignRequest): boolean =>
  saysFilters({ ...request, capabilities: [capability] })

function changeOf(ground: Ground, request: DesignRequest, subject: Subject): Proposal {
  const { capabilities } = request
  if (subject.table === null) return asPart(addResource(ground, request, subject))
  const table = ground.backend.data.tables.find(({ id, name }) => id === subject.table || name === subject.table)
  if (!table) return { ...NO_PROPOSAL, unwritten: [`the backend has no table ${subject.table}`] }
  const operations = capabilities.filter(
    ({ name, of }) =>
      name === 'operation' &&
      of?.split('.').length === 2 &&
      of.split('.')[0] === subject.name &&
      !isRuledThere(request, subject, table, of.split('.')[1]!, ground),
  )
  return together([
    ...subject.fields
      // A later step writes which of others a row has.
      .filter((field) => !field.type.startsWith('many ') && !isToNew(field, request))
      .filter((field) => !isOnlySought(request, subject, table, field))
      .map((field) =>
        asPart(
          field.change
            ? leftAsItIs(table, field, request)
            : fieldOf(ground, request, table, closedField(ground, subject, field, request)),
        ),
      ),
    ...operations.map((capability) => asPart(addOperation(ground, table, subject, capability))),
    takeSteps(ground, subject, table),
    ruleThere(ground, request, subject, table),
  ])
}

/** `staff may cancel orders`, where orders are cancelled already: what is new is who may. */
const isRuledThere = (
  { rules = [] }: DesignRequest,
  { name }: Subject,
  table: Table,
  verb: string,
  { backend }: Ground,
): boolean =>
  rules.some(({ of, operation }) => of === name && operation === verb) && operationDoing(verb, table, backend) !== null

/** `search collections by name`: what is there is what is asked for. */
function isOnlySought(
  { capabilities }: DesignRequest,
  { name: subject }: Subject,
  { columns }: Table,
  { name, change }: AskedField,
): boolean {
  const isThere = columns.some((one) => one.name === name || one.attribute === name)
  return (
    isThere &&
    change === undefined &&
    capabilities.some((one) => one.name === 'search' && one.of === `${subject}.${name}`)
  )
}

function fieldOf(ground: Ground, request: DesignRequest, table: Table, field: AskedField): Proposal {
  const to = ledTo(field)
  const target = to === null ? null : tableOf(ground.backend, to, request)
  return target ? addKey(ground, table, field, target) : addField(ground, table, field)
}
