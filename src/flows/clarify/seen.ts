import type { AskedField, AskedRule, DesignRequest, Words } from '../../model/index.ts'
import { plural, spoken, withArticle } from '../../kernel/english.ts'
import { pascal, singular, snakeOf, wordsIn } from '../../readers/request/vocabulary/forms.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { isNamed, namedBefore } from '../../writers/request/things/named.ts'
import { withField, withMembersOf, withSubject } from './changed.ts'
import type { Way } from './design.ts'

/** `team leads see ...`, `parents those of ...` */
const SEEING =
  /^(?:and |but )?(?:the |a |an |our )?((?:[\w-]+ ){1,3}?)(?:(?:may|can|should|only|also) ){0,2}(?:sees?|views?|reads?|looks? at|those|theirs)\b/i

/** What may be meant where somebody is said to see some of something: all of it as well, or none. */
export function seenWays(words: Words, request: DesignRequest): readonly Way[] {
  const said = SEEING.exec(words.text.replaceAll(/\s+/g, ' '))?.[1]
  if (said === undefined) return []
  const parts = wordsIn(said)
  const name = [...parts.slice(0, -1), singular(parts.at(-1) ?? '')]
  const role = snakeOf(name)
  const isRole = (request.roles ?? []).some((one) => one.name === role)
  const of =
    request.subjects.find((one) => one.name !== 'User' && isNamed(one.name, words.text)) ??
    namedBefore(request, words.start)
  if (of === null || parts.length === 0 || !(isRole || isPersonal({ words: name }))) return []
  const things = plural(spoken(of.name))
  const rule: AskedRule = { who: role, verbs: ['read'], of: of.name, how: 'may', from: words }
  return [
    {
      name: 'all',
      title: `The ${spoken(role)} sees all ${things}`,
      changes: `whoever is ${spoken(role)} reads every one of them`,
      asked: (one) => ({
        ...one,
        unread: one.unread.filter(({ start }) => start !== words.start),
        roles: isRole ? (one.roles ?? []) : [...(one.roles ?? []), { name: role, rank: 4.5, from: words }],
        rules: [...(one.rules ?? []), rule],
      }),
    },
  ]
}

/** `members of a committee only find their own`, `members only see the notes of their club` */
const OF_GROUP =
  /^(?:members|people|staff) (?:of|in|from) (?:a |an |the |each |every |one )?([\w-]+) (?:only |also |may |can )*(?:sees?|finds?|reads?|views?|search(?:es)?)\b/i
const OF_THEIRS =
  /\b(?:only )?(?:see|find|read|view|search) (?:only )?(?:the )?[\w-]+ of their (?:own )?(club|team|group|committee|class|choir|band|department|family|household|company|chapter|board|crew|branch|society|council|circle|project|community)s?\b/i

/** Its people are known already. */
const hasMembers = (name: string, { subjects }: DesignRequest): boolean =>
  subjects.some(
    (one) => /(Member|Membership)$/.test(one.name) && one.fields.some(({ type }) => type.startsWith(`-> ${name}`)),
  )

/** What may be meant where people of a group see what is of it: groups with members, and each row of one. */
export function memberWays(words: Words, request: DesignRequest): readonly Way[] {
  const text = words.text.replaceAll(/\s+/g, ' ')
  const group = singular((OF_GROUP.exec(text) ?? OF_THEIRS.exec(text))?.[1]?.toLowerCase() ?? '')
  const own = request.subjects.filter(({ name }) => name !== 'User' && name !== 'Member')
  const of = own.find((one) => isNamed(one.name, text)) ?? namedBefore(request, words.start) ?? own[0]
  const name = pascal([group])
  if (group === '' || of === undefined || of.name === name || hasMembers(name, request)) return []
  const field: AskedField = { name: group, type: `-> ${name} cascade`, from: words, typed: 'said' }
  return [
    {
      name: 'members',
      title: `Each ${spoken(of.name)} is of ${withArticle(group)}, whose members see it`,
      changes: `a table of ${plural(group)} with members, and each ${spoken(of.name)} points to one`,
      asked: (one) => {
        const kept = { ...one, unread: one.unread.filter(({ start }) => start !== words.start) }
        const known = kept.subjects.some((subject) => subject.name === name) ? kept : withSubject(kept, name, words)
        return withField(withMembersOf(known, name, words), of.name, field)
      },
    },
  ]
}

/** `private notes`: nobody but whoever wrote them sees the row they are in. */
export function secretWays(words: Words, request: DesignRequest): readonly Way[] {
  if (!/^(private|confidential|secret)( [\w-]+){0,2}$/i.test(words.text)) return []
  const own = request.subjects.filter(({ name }) => name !== 'User')
  const of = own.find(({ name }) => isNamed(name, words.text)) ?? namedBefore(request, words.end) ?? own[0]
  if (of === undefined || of.name === 'User') return []
  const rule: AskedRule = { who: 'owner', verbs: ['read'], of: of.name, how: 'only', from: words }
  return [
    {
      name: 'own',
      title: `Nobody but whoever made it sees ${withArticle(spoken(of.name))}`,
      changes: 'others read none of it, whoever they are',
      asked: (one) => ({
        ...one,
        unread: one.unread.filter(({ start }) => start !== words.start),
        rules: [...(one.rules ?? []), rule],
      }),
    },
  ]
}
