import { spoken } from '../../../kernel/english.ts'
import { slugOf } from '../../../kernel/slug.ts'
import { mainSubject } from '../../../model/queries/index.ts'
import type { DesignRequest } from '../../../model/index.ts'
import { usualTable } from '../../../blueprint/storage/names.ts'
import { type Entry, filled } from '../../blueprint/page.ts'
import { type Draft, type People, wants } from '../things/draft.ts'
import { isLimit } from './uploads.ts'
import { tenantOf } from './tenant.ts'
import { keysAsked } from './keys.ts'
import { facesOf } from './faces.ts'
import { mailsOf } from './mails.ts'
import { resetOf, sessionsOf, signInOf } from './signing-in.ts'
import { including } from '../people/people.ts'

/** What the whole is built with, how fast it is to be, and who signs in. */
export function headEntries(request: DesignRequest, drafts: readonly Draft[], people: People): readonly Entry[] {
  const tenant = people.isPublic ? null : tenantOf(request)
  const faces = facesOf(request)
  return filled(
    { key: 'architect', value: '1', above: aboutOf(request) },
    { key: 'app', value: appOf(request) },
    { key: 'stack', value: stackOf(request) },
    { key: 'budgets', value: budgetsOf(request) },
    faces.length > 1 ? { key: 'faces', value: faces } : null,
    tenant === null
      ? null
      : {
          key: 'tenancy',
          value: [
            { key: 'by', value: tenant },
            { key: 'enforce', value: 'row-level-security' },
          ],
        },
    drafts.some(({ fields }) => fields.some(({ type }) => type.startsWith('file'))) ? filesOf(request) : null,
    authOf(request, drafts, people),
  )
}

const aboutOf = ({ text, figures, unread, byHand = [] }: DesignRequest): readonly string[] => [
  `asked: ${text}`,
  ...unread.map(
    (words) =>
      `${byHand.includes(words) ? 'to be written by hand' : 'not designed'}: “${words.text.replaceAll(/\s+/g, ' ')}”`,
  ),
  ...figures.flatMap(({ kind, value, from }) =>
    kind === 'availability'
      ? [`asked: ${from.text} (${value} % of the time; no blueprint says that)`]
      : kind === 'bytes' && !isLimit(from, text)
        ? [`asked: ${from.text} (no blueprint says that)`]
        : [],
  ),
]

/** What the whole is called, or what most of it is about. */
function appOf(request: DesignRequest): string {
  const said = request.called ?? spoken(mainSubject(request)?.name ?? 'accounts')
  const name = slugOf(said.normalize('NFKD').replaceAll(/[^\p{ASCII}]/gu, ''))
  const short =
    name.length <= 40
      ? name
      : name
          .slice(0, 41)
          .replace(/-[^-]*$/, '')
          .slice(0, 40)
  return /^[a-z]/.test(short) ? short : `app-${short}`
}

const pair = (key: string, value: string): Entry => ({ key, value })

function stackOf(request: DesignRequest): readonly Entry[] {
  const says = (word: RegExp): boolean => word.test(request.text)
  return [
    pair('orm', says(/\bsqlalchemy\b/i) ? 'sqlalchemy' : 'sqlmodel'),
    pair('ids', says(/\bbigint\b/i) ? 'bigint' : 'uuid7'),
    pair('jobs', says(/\bcelery\b/i) ? 'celery' : 'postgres'),
    ...(wants(request, 'cache') ? [pair('cache', says(/\bredis\b/i) ? 'redis' : 'memory')] : []),
    pair('deploy', 'docker'),
  ]
}

const CLASSES = ['read', 'write', 'search'] as const

function budgetsOf({ figures }: DesignRequest): readonly Entry[] {
  const times = figures.filter(({ kind }) => kind === 'milliseconds')
  const rates = figures.filter(({ kind }) => kind === 'requests per second')
  const budgets = CLASSES.flatMap((of) => {
    const time =
      times.find((one) => one.of === of) ?? (of === 'search' ? undefined : times.find((one) => one.of === ''))
    return time ? [{ key: of, value: `${Math.round(time.value)}ms`, aside: `asked: ${time.from.text}` }] : []
  })
  const rps = rates.reduce((sum, { value }) => sum + value, 0)
  return rps > 0
    ? [
        ...budgets,
        {
          key: 'rps',
          value: String(Math.max(1, Math.ceil(rps))),
          aside: `asked: ${rates.map(({ from }) => from.text).join(', ')}`,
        },
      ]
    : budgets
}

const filesOf = ({ text }: DesignRequest): Entry => ({
  key: 'files',
  value: /\bs3\b|object storage|bucket/i.test(text)
    ? [pair('store', 's3'), pair('bucket', '$FILES_BUCKET')]
    : [pair('store', 'disk')],
})

function authOf(request: DesignRequest, drafts: readonly Draft[], people: People): Entry {
  if (people.isPublic) return { key: 'auth', value: [pair('provider', 'none')], above: ['asked: nobody signs in'] }
  const own = drafts.filter(({ name }) => name !== 'User')
  const scopes = (own.length > 0 ? own : drafts).slice(0, 4).map(({ name }) => `${usualTable(name)}.read`)
  const mails = mailsOf(request)
  const isKeyed = wants(request, 'api-keys', 'rate-limit') && scopes.length > 0
  return {
    key: 'auth',
    above: [
      ...(people.roles.length > 1 ? [`supposed: each role includes those to its right${butFor(people)}`] : []),
      ...(people.supposed.length > 0 ? [`supposed: ${people.supposed.join(', ')}; nobody names them`] : []),
    ],
    value: filled(
      pair('provider', people.provider),
      people.provider === 'better-auth' ? pair('issuer', '$BETTER_AUTH_URL') : null,
      pair('roles', people.roles.join(' > ')),
      isKeyed
        ? { key: 'api_keys', value: [{ key: 'scopes', value: scopes }, rateOf(request), ...keysAsked(request, drafts)] }
        : null,
      people.provider === 'better-auth' ? { key: 'oauth', value: oauthOf(request) } : null,
      ...(people.provider === 'builtin' ? [signInOf(request), sessionsOf(request)] : []),
      mails.length > 0 ? { key: 'mails', value: mails } : null,
      people.provider === 'builtin' && mails.includes('reset') ? resetOf(request) : null,
    ),
  }
}

/** Roles of which nothing tells that one is above the other. */
function butFor(people: People): string {
  const not = people.roles.flatMap((role, index) => {
    const among = including(role, people)
    const apart = people.roles.slice(0, index).filter((other) => !among.includes(other))
    return apart.length > 0 ? [`${apart.join(' and ')} not ${role}`] : []
  })
  return not.length > 0 ? `, but ${not.join(', ')}` : ''
}

/** How many calls a key is good for: as it is said, and else what is usual. */
function rateOf({ capabilities, text: whole }: DesignRequest): Entry {
  const limited = capabilities.flatMap(({ name, from }) => (name === 'rate-limit' ? [from.text] : [])).join(' ')
  const text = `${limited} ${OF_A_KEY.exec(whole)?.[0] ?? ''}`
  const said =
    /(\d{1,7})\s{0,3}(?:requests?|calls?)?\s{0,3}(?:\/|per|a|an)\s{0,3}(second|sec|minute|min|hour|day)\b/i.exec(text)
  const unit = UNITS.get(said?.[2]?.toLowerCase() ?? '')
  return said === null || unit === undefined
    ? { key: 'rate', value: '600/min', aside: 'supposed: nobody says how many' }
    : { key: 'rate', value: `${said[1]}/${unit}`, aside: `asked: ${said[0]}` }
}

/** `1000 requests per hour per key` */
const OF_A_KEY =
  /\b\d{1,7} (?:requests?|calls?) (?:per|an?|each) (?:second|minute|hour|day) (?:per|for each|for every) (?:api )?key\b/i

const UNITS: ReadonlyMap<string, string> = new Map([
  ['second', 's'],
  ['sec', 's'],
  ['minute', 'min'],
  ['min', 'min'],
  ['hour', 'hour'],
  ['day', 'day'],
])

function oauthOf({ text }: DesignRequest): readonly string[] {
  const named = ['google', 'github', 'microsoft', 'apple'].filter((one) => text.toLowerCase().includes(one))
  return named.length > 0 ? named : ['google']
}
