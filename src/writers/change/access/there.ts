import type { AccessRow, AskedRule, DesignRequest, Operation, Place, Subject, Table } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { accessTable } from '../../design/access/index.ts'
import { ownStatements } from '../../design/access/own.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { asWished } from './as-wished.ts'
import { narrowing } from './narrowing.ts'
import { roleThere } from './roles-there.ts'
import { isSaidByThemAlone } from './setters.ts'
import { regardedTests } from './tests.ts'
import { type Callers, callersTold, narrowest } from './callers.ts'
import { plainOperations, VERB } from './wishes.ts'

/** What is said of who may call an operation that is there. */
interface Ruled {
  readonly operation: Operation
  readonly rules: readonly AskedRule[]
}

/** Rules about operations that are there: each is so already, is written, or is told with why it is not. */
export function ruleThere(ground: Ground, request: DesignRequest, subject: Subject, table: Table): Proposal {
  const rules = (request.rules ?? []).filter(({ of }) => of === subject.name)
  const setting = subject.fields.filter(({ change }) => change === undefined).map(({ name }) => name)
  const [ofFields, ofRows] = split(rules, ({ verbs }) => setting.length > 0 && verbs.includes('update'))
  const { ruled, without } = ruledOperations(ground, subject, table, ofRows)
  const [held, open] = split(ofFields, (rule) => isSaidByThemAlone(ground, subject, rule, request))
  const told = (rule: AskedRule): string =>
    rule.how === 'only'
      ? `no operation takes ${setting.join(' and ')} yet, as others make or change rows of ${table.name} as well: who may say it has to be written by hand`
      : `who may say ${setting.join(' and ')} and nothing else is not written here: whoever changes a row of ${table.name} says it`
  return together([
    ...ruled.map((one) => outcome(ground, one, request)),
    {
      sentences: held.map(({ from }) =>
        sentence(`"${from.text}" is so already: nobody else makes or changes rows of ${table.name}`),
      ),
      unwritten: [...open.map((rule) => `"${rule.from.text}": ${told(rule)}`), ...without],
    },
  ])
}

function ruledOperations(
  { backend }: Ground,
  subject: Subject,
  table: Table,
  rules: readonly AskedRule[],
): { readonly ruled: readonly Ruled[]; readonly without: readonly string[] } {
  const plain = plainOperations(backend.api.operations, subject.name)
  const found = new Map<Operation, AskedRule[]>()
  const without: string[] = []
  const add = (operation: Operation, rule: AskedRule): void => {
    found.set(operation, [...(found.get(operation) ?? []), rule])
  }
  for (const rule of rules) {
    const done = rule.operation === undefined ? null : operationDoing(rule.operation, table, backend)
    if (done) add(done.operation, rule)
    for (const verb of rule.verbs) {
      const own = plain.filter(({ does }) => VERB[does] === verb)
      for (const { operation } of own) add(operation, rule)
      if (own.length === 0)
        without.push(`"${rule.from.text}": no operation ${DOES[verb]} rows of ${table.name}, and none is written here`)
    }
  }
  return { ruled: [...found].map(([operation, of]) => ({ operation, rules: of })), without }
}

const DOES: Readonly<Record<AskedRule['verbs'][number], string>> = {
  read: 'shows',
  create: 'makes',
  update: 'changes',
  delete: 'deletes',
}

function outcome(ground: Ground, { operation, rules }: Ruled, request: DesignRequest): Partial<Proposal> {
  const [row] = accessTable(ground.backend, [operation])
  if (!row) return {}
  const because = [...new Set(rules.map(({ from }) => `"${from.text}"`))].join(' and ')
  const told = rules.map((rule) => standing(ground, row, rule))
  const narrowed = rules.flatMap((rule) => narrowing(request, rule))
  if (told.every((one) => one === 'so') && narrowed.length > 0)
    return {
      unwritten: [
        `${because}: ${operation.id} ${lets(row)}, and nothing there or here sees to ${[...new Set(narrowed)].map((one) => `“${one}”`).join(', ')}, which is not understood`,
      ],
    }
  if (told.every((one) => one === 'so'))
    return {
      sentences: [sentence(`${because} is so already: ${operation.id} ${lets(row)}`, [operation.handler])],
    }
  // What is for some rows alone is written for none.
  const wish = narrowed.length > 0 ? null : wishOf(ground, operation, rules, row)
  const written = wish === null ? null : rewritten(ground, operation, wish)
  if (written) return written
  const at = placesOf(operation).map(({ file, line }) => `${file}:${line}`)
  return {
    unwritten: [
      `${because} is not written: ${operation.id} ${lets(row)}${at.length > 0 ? ` (${at.join(', ')})` : ''}, and what it does has to be changed by hand`,
    ],
  }
}

/** Whether it is as a rule says: so, not so, or of people the backend does not know. */
function standing({ backend }: Ground, { allowed }: AccessRow, { who, how, as }: AskedRule): 'so' | 'otherwise' {
  const people = who === 'owner' ? (as ?? null) : who
  const roles = Object.keys(allowed).filter((one) => one !== 'anyone')
  const role = people === 'anyone' ? 'anyone' : people === 'signed in' ? roles.at(-1) : known(people, roles)
  const answer = role === undefined ? undefined : allowed[role]
  if (who === 'owner') return (answer ?? allowed[roles.at(-1) ?? ''] ?? '') === 'own' ? 'so' : 'otherwise'
  // Whom nobody knows may what anybody may.
  if (how === 'may' && allowed['anyone'] === 'yes') return 'so'
  if (role === undefined) return 'otherwise'
  if (how === 'not') return answer === 'no' ? 'so' : 'otherwise'
  if (answer !== 'yes') return 'otherwise'
  const there = roleThere(backend, role)
  const enough = there === null ? [role] : narrowest(there, backend)
  const isAlone = Object.entries(allowed).every(([one, may]) => may === 'no' || one === role || enough.includes(one))
  return how === 'may' || role === 'anyone' || isAlone ? 'so' : 'otherwise'
}

const known = (who: string | null, roles: readonly string[]): string | undefined =>
  who === null ? undefined : roles.find((one) => one === who || `${one}s` === who || one === `${who}s`)

/** Whom it is to ask for; null where that is no matter of roles alone. */
function wishOf(
  { backend }: Ground,
  { access }: Operation,
  rules: readonly AskedRule[],
  { allowed }: AccessRow,
): Callers | null {
  if (rules.some(({ who, how }) => who === 'owner' || how === 'not')) return null
  if (Object.values(allowed).some((answer) => answer !== 'yes' && answer !== 'no')) return null
  const named = rules.map(({ who }) => (who === 'anyone' || who === 'signed in' ? who : roleThere(backend, who)))
  if (named.includes(null)) return null
  if (named.includes('anyone')) return 'anyone'
  if (named.includes('signed in')) return 'signed in'
  const asked = new Set(named.flatMap((one) => narrowest(one!, backend)))
  if (rules.some(({ how }) => how === 'only')) return [...asked]
  return access.roles.length === 0 ? null : [...new Set([...access.roles, ...asked])]
}

/** With the guard of an operation that asks for the same; null where that cannot be, or a test would be lost. */
function rewritten(ground: Ground, operation: Operation, callers: Callers): Partial<Proposal> | null {
  const wish = { operation, callers, isDerived: false }
  const made = asWished(ground, ground, wish)
  if ((made.splices ?? []).length === 0) return null
  const tests = regardedTests(ground, [wish])
  if ((tests.unknown ?? []).length > 0) return null
  return {
    ...together([made, tests]),
    sentences: [
      sentence(`${operation.id} is for ${callersTold(callers)} from now on${refusal(callers)}`, [operation.handler]),
      ...(made.sentences ?? []),
    ],
    expected: { ...NOTHING_EXPECTED, ...made.expected, reguarded: [operation.id] },
  }
}

const refusal = (callers: Callers): string =>
  callers === 'anyone' ? '' : `: whoever else calls it gets a ${callers === 'signed in' ? 401 : 403}`

/** `lets admin alone` */
function lets({ allowed }: AccessRow): string {
  if (allowed['anyone'] === 'yes') return 'lets anyone, without signing in'
  const may = Object.entries(allowed).filter(([role, answer]) => role !== 'anyone' && answer === 'yes')
  const own = Object.entries(allowed).filter(([, answer]) => answer === 'own')
  const others = Object.entries(allowed).filter(([, answer]) => !['yes', 'no', 'own'].includes(answer))
  const parts = [
    ...(may.length > 0 ? [`lets ${may.map(([role]) => role).join(' and ')}`] : []),
    ...(own.length > 0 ? [`lets ${own.map(([role]) => role).join(' and ')} at rows of their own`] : []),
    ...others.map(([role, answer]) => `lets ${role}${answer.startsWith('yes; ') ? answer.slice(3) : ` ${answer}`}`),
  ]
  return parts.length === 0
    ? 'lets nobody'
    : `${parts.join(', and ')}${own.length + others.length === 0 ? ' alone' : ''}`
}

/** Where it is handled, and where it asks whose a row is. */
function placesOf(operation: Operation): readonly Place[] {
  const own = ownStatements(operation).find(({ filters }) => filters.some(({ from }) => from === 'principal'))
  const at = own?.chain.at(-1)?.at
  return [operation.handler, ...(at ? [at] : [])]
}

function split<T>(all: readonly T[], is: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(is), all.filter((one) => !is(one))]
}
