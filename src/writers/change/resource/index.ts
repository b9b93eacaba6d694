import { snake } from '../../../blueprint/storage/names.ts'
import type { AskedField, DesignRequest, Subject, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import { readField } from '../field/wanted.ts'
import { type Ground, NO_PROPOSAL, type Proposal, sentence, together } from '../ground.ts'
import { isPair } from '../links/pairs.ts'
import { isToNew, ledTo } from '../links/references.ts'
import { Classes } from '../source/classes.ts'
import { candidatesFor } from './candidates.ts'
import { type Derived, derive } from './derive.ts'
import { isOncePerKey, isUsuallyOnce, lastOnes, onceAs } from './once.ts'
import type { Sibling } from './sibling.ts'

/** As many are looked at closely; what comes after them is further away still. */
const MOST_TRIED = 6

/** A resource that is not there, written after one that is. */
export function addResource(ground: Ground, request: DesignRequest, subject: Subject): Proposal {
  const { backend } = ground
  const taken = backend.data.tables.find(({ model }) => model !== null && snake(model) === snake(subject.name))
  if (taken) return refused(`${subject.name} is there already: ${taken.at.file}:${taken.at.line} maps ${taken.name}`)
  const references = subject.fields.flatMap((field) => referenceOf(field, request, backend.data.tables) ?? [])
  const led = subject.fields.filter((field) => ledTo(field) !== null)
  const lost = led
    .filter((field) => !references.some((one) => one.field === field.name) && !isToNew(field, request))
    .map((field) => `${subject.name}.${field.name} leads to ${ledTo(field)}, which is no table of the backend`)
  const plain = subject.fields.filter((field) => ledTo(field) === null)
  const read = plain.map((field) => readField(field, { name: snake(subject.name) }, ground.answers, false))
  const { callers } = ownershipOf(backend)
  const keys = references
    .filter(({ table }) => !callers.has(table.id))
    .map(({ field, table }) => ({ table, ...keyTo(field, table, subject, ground) }))
  // What is new as well has no key yet: it will have one as the sibling does.
  const toNew = led.filter((field) => isToNew(field, request))
  const plainly = read.flatMap(({ wanted }) => wanted ?? [])
  const classes = new Classes(ground.code)
  const all = candidatesOwned(ground, classes, subject, references)
  const isOnce = isPair(subject) || isUsuallyOnce(subject)
  const candidates = isPair(subject) ? all.map(withoutChanging) : isOnce ? all : lastOnes(all, isOncePerKey)
  const tried: Tried[] = []
  for (const sibling of candidates.slice(0, MOST_TRIED)) {
    // Who calls is asked for everywhere: it is no pattern where anything else is.
    if (sibling.isCaller && tried.some(({ proposal }) => proposal !== null)) break
    const has = new Set(sibling.table.columns.map(({ attribute }) => attribute).filter((one) => !sibling.own.has(one)))
    // What the sibling does not lead to is a field until a later step makes a key of it.
    const asked = [
      ...plainly,
      ...keys
        .filter(({ table }) => !sibling.table.foreignKeys.some((key) => key.references.table === table.id))
        .flatMap(({ wanted }) => wanted ?? []),
      ...toNew.flatMap(({ name }) => keyTo(name, sibling.table, subject, ground).wanted ?? []),
    ]
    const derived = {
      sibling,
      ...derive(
        ground,
        classes,
        sibling,
        asked.filter(({ name }) => !has.has(name)),
      ),
    }
    tried.push(derived)
    if (derived.proposal !== null && derived.basic.length === sibling.basic.length && derived.unlike === 0) break
  }
  const best = bestOf(tried, references, callers, isOnce)
  if (!best) return untaught(subject, tried, all.length > 0 ? [] : shown(ground, classes, subject, references))
  return together([
    best.proposal!,
    {
      style: [chosen(best.sibling, best, references)],
      // What was understood of it and is not in it stands where everybody sees it.
      unwritten: read.flatMap(({ unknown }) => unknown),
      unknown: [...lost, ...kept(best.sibling, references, subject), ...(isOnce ? [] : onceAs(best.sibling, subject))],
    },
  ])
}

function untaught({ name }: Subject, tried: readonly Tried[], shown: readonly string[]): Proposal {
  const refusals = [...tried.map(({ sibling, problem }) => `${sibling.kin.model.node.name}: ${problem}`), ...shown]
  return refused(
    `no resource of the backend teaches how ${name} is written${refusals.length > 0 ? `: ${refusals.join('; ')}` : ': none has a class that maps it, schemas and operations of its own'}`,
  )
}

type Tried = Derived & { readonly sibling: Sibling }

/** The sibling that lacks least of what it has to lead to, leads to nothing else, and is most like what is asked for. */
function bestOf(
  tried: readonly Tried[],
  references: readonly AskedReference[],
  callers: ReadonlySet<string>,
  isOnce: boolean,
): Tried | undefined {
  // Those that lead to who calls come first by themselves.
  const lacking = (one: Sibling): number =>
    missing(one, references).filter(({ table }) => !callers.has(table.id)).length
  // What nobody spoke of is no place for something new, however like its fields are.
  const strange = ({ table, own }: Sibling): number =>
    table.foreignKeys.filter(
      ({ columns, references: { table: to } }) =>
        !callers.has(to) && !columns.some((one) => own.has(one)) && !references.some((one) => one.table.id === to),
    ).length
  return tried
    .filter(({ proposal }) => proposal !== null)
    .toSorted(
      (a, b) =>
        (isOnce ? 0 : Number(isOncePerKey(a.sibling)) - Number(isOncePerKey(b.sibling))) ||
        lacking(a.sibling) - lacking(b.sibling) ||
        strange(a.sibling) - strange(b.sibling) ||
        a.unlike - b.unlike ||
        b.basic.length - a.basic.length,
    )[0]
}

/**
 * Where rows are to be those of whoever made them: after what is so of its rows, or else after what leads to nothing,
 * which a later step makes theirs. What shows its rows to others teaches nothing of it.
 */
function candidatesOwned(
  ground: Ground,
  classes: Classes,
  subject: Subject,
  references: readonly AskedReference[],
): readonly Sibling[] {
  const { callers } = ownershipOf(ground.backend)
  const caller = references.find((one) => callers.has(one.table.id))
  if (!caller) return candidatesFor(ground, classes, subject, references)
  const all = candidatesFor(ground, classes, subject, references)
  const alike = all.filter((one) => leadsTo(one, caller.table.id) && one.basic.every(asksWho))
  const others = references.filter((one) => one !== caller)
  const bare = candidatesFor(ground, classes, subject, others).filter(
    ({ table, isCaller }) =>
      !isCaller && table.foreignKeys.every((key) => others.some((one) => one.table.id === key.references.table)),
  )
  return [...alike, ...bare]
}

const leadsTo = ({ table }: Sibling, to: string): boolean =>
  table.foreignKeys.some((key) => key.references.table === to)

const asksWho = ({ operation: { access } }: Sibling['basic'][number]): boolean =>
  access.state === 'enforced' && access.principals.length > 0

/** Why what leads to who calls teaches nothing of rows that are theirs. */
function shown(
  ground: Ground,
  classes: Classes,
  subject: Subject,
  references: readonly AskedReference[],
): readonly string[] {
  const { callers } = ownershipOf(ground.backend)
  const caller = references.find((one) => callers.has(one.table.id))
  if (!caller) return []
  return candidatesFor(ground, classes, subject, references)
    .filter((one) => leadsTo(one, caller.table.id))
    .flatMap(({ kin, basic }) => {
      const open = basic.find((one) => !asksWho(one))
      if (!open) return []
      return [
        `${kin.model.node.name}: ${open.operation.id} asks nobody who they are, and rows of ${subject.name} are those of whoever made them`,
      ]
    })
}

/** Who and which are made and taken back: another of either is another row. */
const withoutChanging = (one: Sibling): Sibling => {
  const changing = one.basic.filter(({ does }) => does === 'update').map(({ operation }) => operation)
  return changing.length === 0
    ? one
    : { ...one, basic: one.basic.filter(({ does }) => does !== 'update'), extra: [...one.extra, ...changing] }
}

const refused = (reason: string): Proposal => ({ ...NO_PROPOSAL, unknown: [reason] })

/** `book_id`, as long as it is no key. */
function keyTo(field: string, { columns, primaryKey }: Table, { from, name }: Subject, { answers }: Ground) {
  const type = columns.find((one) => one.name === primaryKey?.columns[0])?.type ?? ''
  const kind = /^UUID/i.test(type) ? 'uuid' : /INT/i.test(type) ? 'int' : 'str'
  return readField({ name: `${field}_id`, type: kind, from, typed: 'said' }, { name: snake(name) }, answers, false)
}

/** A row of another table that a field leads to. */
export interface AskedReference {
  readonly field: string
  readonly table: Table
}

function referenceOf(field: AskedField, { subjects }: DesignRequest, tables: readonly Table[]): AskedReference | null {
  const target = ledTo(field)
  if (target === null) return null
  const id = subjects.find(({ name }) => name === target)?.table
  const table = tables.find((one) => one.id === id || one.name === id) ?? tables.find(({ model }) => model === target)
  return table ? { field: field.name, table } : null
}

function chosen(sibling: Sibling, { basic }: Derived, references: readonly AskedReference[]) {
  const { kin, table, basic: all } = sibling
  const deeds = basic.map(({ does }) => does).join(', ')
  const has =
    references.length > 0 && missing(sibling, references).length === 0
      ? 'it has the references that are asked for, and '
      : ''
  return sentence(
    `\`${kin.model.node.name}\` is the resource the new one is written after: ${has}${basic.length} of its ${all.length} plain operations can be had by another one (${deeds})`,
    [kin.model.file.placeOfName(kin.model.node), ...basic.map(({ operation }) => operation.handler)].filter(
      () => table.model !== null,
    ),
  )
}

/** What is asked for and the sibling does not lead to. */
const missing = ({ table }: Sibling, references: readonly AskedReference[]): readonly AskedReference[] =>
  references.filter((one) => !table.foreignKeys.some((key) => key.references.table === one.table.id))

/** What the new one belongs to because the sibling does. */
const kept = (
  { table, kin, own }: Sibling,
  references: readonly AskedReference[],
  { name }: Subject,
): readonly string[] =>
  table.foreignKeys
    .filter(({ columns }) => !columns.some((column) => own.has(column)))
    .filter((key) => !references.some((one) => one.table.id === key.references.table))
    .map(
      (key) =>
        `${name} belongs to ${key.references.table} (\`${key.columns.join(', ')}\`) because ${kin.model.node.name} does: nobody said whether it should`,
    )
