import type { AskedRule, DesignRequest, Subject, Words } from '../../model/index.ts'
import { plural, spoken, withArticle } from '../../kernel/english.ts'
import { singular, snakeOf, wordsIn } from '../../readers/request/forms.ts'
import { isPersonal } from '../../readers/request/vocabulary/people.ts'
import { isNamed, namedBefore } from '../../writers/request/named.ts'
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

/** `private` notes: nobody but whoever wrote them sees the row they are in. */
export function secretWays(words: Words, of: Subject | null): readonly Way[] {
  if (of === null || !/^(private|confidential|secret)$/i.test(words.text)) return []
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
