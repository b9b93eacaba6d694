import type { AskedKeys, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { sentenceAt } from '../../../kernel/sentence.ts'
import { isSamePlace } from './same-place.ts'
import { cut } from '../unread/cut.ts'
import { singular } from '../vocabulary/forms.ts'
import { DAYS, NUMBERS } from '../vocabulary/units.ts'
import { keyHoldersIn } from './holders.ts'
import { withoutRows } from './rows.ts'
import { keyRightsIn } from './key-rights.ts'

/** What is said of keys programs sign in with: whose they are, how long they hold, how many, and who makes and ends them. */
export function withKeys(request: DesignRequest): DesignRequest {
  if (request.intent !== 'create' || !request.capabilities.some(({ name }) => name === 'api-keys')) return request
  const groups = new Set([...HOLDERS, ...keyHoldersIn(request.text, request).map(({ group }) => group)])
  const own = withoutRows(request, { ...KEYS, of: groups })
  const holder = holderOf(own)
  const lasts = lastingIn(own.text)
  const most = mostIn(own.text, holder?.subject ?? null)
  const rights = holder === null ? null : keyRightsIn(own, holder.subject)
  const keys: AskedKeys = {
    ...(holder === null ? {} : { of: holder.subject.name }),
    ...(lasts === null ? {} : { days: lasts.value }),
    ...(most === null ? {} : { most: most.value }),
    ...(rights === null ? {} : { rights: rights.rights }),
  }
  const read = [...(holder?.from ?? []), ...[lasts, most].flatMap((one) => one?.from ?? []), ...(rights?.from ?? [])]
  if (read.length === 0) return own
  return {
    ...own,
    subjects: rights === null ? own.subjects : own.subjects.map((one) => (one.name === keys.of ? rights.subject : one)),
    ...(rights === null ? {} : withoutRole(own, rights.role)),
    capabilities: own.capabilities.map((one) => (one.name === 'api-keys' ? { ...one, keys } : one)),
    unread: read.reduce((left, one) => left.flatMap((words) => cut(words, one, own.text)), own.unread),
  }
}

/** A row of them is no other row. */
const KEYS = {
  rows: /^(?:(?:Api|Access|PersonalAccess)?(?:Key|Token)|(?:Key|Token|Api|Plain)?Secret|(?:Key)?Scope)$/,
  kept: /^(?:name|title|label|key|token|secret|value|hash|prefix|scopes?|status|active|revoked|(?:expires|ends|revoked|created|last_used)_(?:at|on)|expiry(?:_date)?|owner|user)$/,
}

/** Who has them, as they are built: whoever signs in. */
const HOLDERS: readonly string[] = ['user', 'person', 'member', 'developer', 'account', 'customer', 'partner', 'client']

/** The one group they are of, where there is such a thing. */
function holderOf(request: DesignRequest): { readonly subject: Subject; readonly from: readonly Words[] } | null {
  const held = keyHoldersIn(request.text, request)
  const groups = new Set(held.map(({ group }) => group))
  const [group] = groups
  const subject = request.subjects.find(({ name }) => name.toLowerCase() === group)
  return groups.size === 1 && subject !== undefined ? { subject, from: held.map(({ words }) => words) } : null
}

/** Who ends those of one project has no role everywhere. */
function withoutRole({ roles = [], rules = [] }: DesignRequest, role: string | null): Partial<DesignRequest> {
  if (role === null || rules.some(({ who }) => who === role)) return {}
  const left = roles.filter(({ name }) => name !== role)
  return { roles: left }
}

interface Said {
  readonly value: number
  readonly from: Words
}

const NUMBER = String.raw`(\d+|[a-z]+)`
const LASTING = new RegExp(
  String.raw`(?<before>\b[a-z]+|,) (?:(?:can|must|should|will|may|always|automatically) )*(?:expires?|is valid|are valid|lasts?|holds?|is good|are good)(?: automatically)? (?:for |after |within )(?:at most |up to |no longer than )?${NUMBER} (days?|weeks?|months?|years?)\b`,
  'gi',
)
/** Of something else that ends in the same sentence. */
const OTHER = /\b(?:refresh|jwts?|sessions?|invit\w+|links?|coupons?|codes?|passwords?|trials?|webhooks?|offers?)\b/i

/** `keys expire after 90 days`, `tokens are valid for a year` */
function lastingIn(text: string): Said | null {
  for (const { 0: said, 1: before = '', 2: number = '', 3: unit = '', index } of text.matchAll(LASTING)) {
    const sentence = sentenceAt(text, index)
    const isOfKeys = /^(?:keys?|tokens?)$/i.test(before)
    const isGoingOn = /^(?:they|and|that|which|,)$/i.test(before) && !OTHER.test(sentence.text)
    if (!(isOfKeys || isGoingOn) || !/\b(?:keys?|tokens?)\b/i.test(sentence.text) || /\brefresh\b/i.test(sentence.text))
      continue
    const times = /^(?:a|an|one)$/i.test(number) ? 1 : numberOf(number)
    const days = DAYS.get(unit.toLowerCase())
    if (times === null || days === undefined) continue
    const start = index + (isOfKeys || /^they$/i.test(before) ? 0 : before.length + 1)
    return {
      value: times * days,
      from: { text: text.slice(start, index + said.length), start, end: index + said.length },
    }
  }
  return null
}

const MOST = new RegExp(
  String.raw`(?:\b(?:an?|each|every|one) (?<group>[a-z]+) (?:(?:can|may|must) )?(?:only )?(?:have|has|holds?|owns?|creates?|makes?) )?\b(?:no more than|at most|up to|a maximum of|max(?:imum)?) ${NUMBER} (?:active |valid |live )?(?:(?:api|access|personal access) )?(?:keys?|tokens?)\b(?:(?: per| for each| for every| each| a) (?<per>[a-z]+))?`,
  'gi',
)

/** `no more than ten active tokens per user`: of whom they are, and of nobody else. */
function mostIn(text: string, holder: Subject | null): Said | null {
  for (const { 0: said, index, groups, ...found } of text.matchAll(MOST)) {
    const value = numberOf(found[2] ?? '')
    const of = singular((groups?.['group'] ?? groups?.['per'] ?? '').toLowerCase())
    const isOfThem = holder === null ? of === '' || HOLDERS.includes(of) : isSamePlace(of, holder.name)
    if (value === null || value < 1 || value > 1000 || !isOfThem) continue
    return { value, from: { text: said, start: index, end: index + said.length } }
  }
  return null
}

const numberOf = (word: string): number | null => {
  const number = NUMBERS.get(word.toLowerCase()) ?? Number(word)
  return Number.isInteger(number) ? number : null
}
