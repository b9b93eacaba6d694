import { groupBy } from '../../../kernel/group.ts'
import type { AccessRow, Backend, Operation, Place, Sentence } from '../../../model/index.ts'
import { accessTable } from '../../../writers/design/access/index.ts'
import { ownStatements } from '../../../writers/design/access/own.ts'

/** Who may, operation by operation, with where it is asked; for whoever is named first, where somebody is. */
export function accessAnswer(backend: Backend, operations: readonly Operation[], text: string): readonly Sentence[] {
  const rows = accessTable(backend, operations)
  const roles = Object.keys(rows[0]?.allowed ?? {})
  const asked = askedRole(text, roles)
  const asksForOpen = /\b(public|publicly|without|anonymous\w*|unprotected|anyone|anybody|strangers?)\b/i.test(text)
  const whole = asked
    ? [ofRole(asked, rows, ofOthers(text))]
    : asksForOpen
      ? [ofAnyone(rows)]
      : rows.length > 1
        ? [ofAll(rows)]
        : []
  return [
    ...whole.map((sentence) => ({ text: sentence, runs: [], places: [] })),
    ...rows.flatMap((row, at) =>
      !asked && asksForOpen && row.allowed['anyone'] === 'no' && rows.length > MOST
        ? []
        : [sentenceOf(row, operations[at]!)],
    ),
  ]
}

/** `the orders of other people`: rows that are not the caller's own. */
const ofOthers = (text: string): boolean => /\b(others?|others'|else|everybody|everyone|anyone's|all)\b/i.test(text)

/** `can customers cancel`: the role of the backend that is named. */
const askedRole = (text: string, roles: readonly string[]): string | undefined =>
  roles.find((role) => new RegExp(`\\b${role.replaceAll(/[^\w ]/g, '.')}s?\\b`, 'i').test(text))

function ofRole(role: string, rows: readonly AccessRow[], isOfOthers: boolean): string {
  const may = rows.filter(({ allowed }) => allowed[role] !== 'no')
  if (may.length === 0) return `No: ${role} may do none of ${listed(rows)}.`
  if (isOfOthers) return ofOthersRows(role, may)
  const lacking = rows.filter((one) => !may.includes(one))
  const own = may.filter(({ allowed }) => allowed[role] === 'own').length
  const whose = own === may.length ? ', with rows of their own alone' : ''
  return lacking.length === 0
    ? `Yes: ${role} may do ${listed(may)}${whose}.`
    : `${role} may do ${listed(may)}${whose}, and not ${listed(lacking)}.`
}

/** Whether rows of others are let at, and by which. */
function ofOthersRows(role: string, may: readonly AccessRow[]): string {
  const own = may.filter(({ allowed }) => allowed[role] === 'own')
  const others = may.filter((one) => !own.includes(one))
  if (others.length === 0) return `No: ${listed(own)} let ${role} at rows of their own alone.`
  const alone = own.length === 0 ? '' : `; ${listed(own)} let them at rows of their own alone`
  return `${own.length === 0 ? 'Yes: ' : ''}${role} may do ${listed(others)} with rows of others${alone}.`
}

function ofAnyone(rows: readonly AccessRow[]): string {
  const open = rows.filter(({ allowed }) => allowed['anyone'] !== 'no')
  if (open.length === 0) return `No: ${listed(rows)} ${rows.length === 1 ? 'asks' : 'ask'} for credentials.`
  return `Anyone may call ${open.length} of ${rows.length} without credentials: ${listed(open)}.`
}

/** Operations that let in the same callers, together. */
function ofAll(rows: readonly AccessRow[]): string {
  const groups = groupBy(rows, ({ allowed }) => callersOf(allowed, ''))
  return `${[...groups].map(([who, some]) => `${listed(some)}: ${who}`).join('. ')}.`
}

const MOST = 12
const listed = (rows: readonly AccessRow[]): string =>
  rows.length === 0
    ? 'nothing'
    : rows
        .slice(0, MOST)
        .map(({ operation }) => `\`${operation}\``)
        .join(', ') + (rows.length > MOST ? ` and ${rows.length - MOST} more` : '')

const sentenceOf = ({ operation, allowed }: AccessRow, one: Operation): Sentence => ({
  text: `\`${operation}\`: ${callersOf(allowed, columnsOfOwner(one))}.`,
  runs: [],
  places: placesOf(one),
})

/** `admin and staff may, any of them; customer may, their own alone; whoever is not signed in may not` */
function callersOf({ anyone, ...byRole }: AccessRow['allowed'], owns: string): string {
  const groups = new Map<string, string[]>()
  for (const [role, answer] of Object.entries(byRole)) groups.set(answer, [...(groups.get(answer) ?? []), role])
  const may = [...groups].filter(([answer]) => answer !== 'no')
  const said = may.map(([answer, who]) => `${and(who)} ${meaning(answer, owns, may.length === 1)}`)
  const all = anyone === 'yes' ? ['anyone may, without credentials'] : said
  const none = groups.get('no') ?? []
  const open = anyone === 'no' ? 'whoever is not signed in may not' : anyone === 'yes' ? '' : `anyone: ${anyone}`
  const not = [
    ...(anyone === 'yes' || none.length === 0 ? [] : [`${and(none)} may not`]),
    ...(open === '' ? [] : [open]),
  ]
  return [...(all.length > 0 ? all : ['nobody may']), ...not].join('; ')
}

function meaning(answer: string, owns: string, isAlone: boolean): string {
  if (answer === 'yes') return isAlone ? 'may' : 'may, any of them'
  if (answer === 'own') return `may, their own alone${owns}`
  return answer === 'unknown' ? ': not known' : `may: ${answer}`
}

function columnsOfOwner(one: Operation): string {
  const filters = ownStatements(one).flatMap(({ filters: asked }) => asked.filter(({ from }) => from === 'principal'))
  const columns = [...new Set(filters.map(({ column, text }) => `${column} = ${text}`))]
  return columns.length === 0 ? '' : ` (\`${columns.join('`, `')}\`)`
}

/** Where it is handled, where the caller is asked, and where rows are looked for. */
function placesOf(one: Operation): readonly Place[] {
  const check = one.access.checks.toReversed().find(({ kind }) => kind === 'authorization')?.chain[0]?.at
  const rows = ownStatements(one).find(({ filters }) => filters.some(({ from }) => from === 'principal'))
  const at = rows?.chain.at(-1)?.at
  return [one.handler, ...(check ? [check] : []), ...(at ? [at] : [])]
}

const and = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
