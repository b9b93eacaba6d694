import type { AskedRole, AskedRule, DesignRequest } from '../../../model/index.ts'
import { singular, snakeOf, wordsIn } from '../vocabulary/forms.ts'
import { verbBase } from '../vocabulary/lexicon.ts'

/** `receptionists can only book and cancel appointments`, `auditors only see invoices`: that, and nothing else that nobody says. */
export const withConfined = (roles: readonly AskedRole[], read: Confining): readonly AskedRole[] =>
  roles.map((role) => {
    const clauses = read.rules.filter((rule) => isAllOf(rule, role, read))
    const [first] = clauses
    if (first === undefined) return role
    const isSeeing = clauses.every(({ verbs, operation }) => verbs.join() === 'read' && operation === undefined)
    return { ...role, confined: { isSeeing, from: first.from } }
  })

type Confining = { readonly rules: readonly AskedRule[] } & Pick<DesignRequest, 'text' | 'subjects'>

/** Whether the clause says that they do no more than that, and not with which of them or how often. */
function isAllOf({ who, how, as, within, by, of, from }: AskedRule, role: AskedRole, read: Confining): boolean {
  if (who !== role.name || how !== 'may' || of === null || (as ?? within ?? by) !== undefined) return false
  const said = ONLY.exec(from.text.toLowerCase())
  if (said === null || !BOUND.test(read.text.slice(from.end))) return false
  const isThey = said[1]!.split(/\s*,\s*|\s+(?:and|or)\s+/).some((words) => roleIn(words) === role.name)
  return (
    isThey &&
    deedOf(said)
      .split(/[\s,]+/)
      .every((word) => isPlain(word, of, read))
  )
}

/** `they can only see the menu`, `they see only the menu` */
const ONLY =
  /^(?:the |all |our |an? |every |each )?(\p{L}[\p{L} ,-]*?) (?:(?:can|may|should|must|shall|will|(?:is|are) (?:allowed|able|permitted) to) )?(?:(?:only|just) (?!be\b|an? |\d|one |two )(.+)|((?:see|view|read)s?) only (.+))$/u

const deedOf = ([, , behind, verb, seen]: RegExpExecArray): string => behind ?? `${verb} ${seen}`

const roleIn = (words: string): string => {
  const said = words.trim().split(/\s+/)
  return snakeOf([...said.slice(0, -1), singular(said.at(-1)!)])
}

const BOUND = /^\s*(?:$|[.,;:)!]|(?:and|but|while|whereas)\b)/i
const JOINING = /^(and|or|the|all|any|new|them|it|to|also|then)$/

/** One of the verbs, or what something is called: any other word says which of them, when or how. */
function isPlain(word: string, of: string, { subjects }: Confining): boolean {
  if (word === '' || JOINING.test(word) || verbBase(word) !== null) return true
  const named = subjects.flatMap(({ name, from }) => [...wordsIn(name), ...from.text.split(/\W+/)])
  return [...named, ...wordsIn(of)].some((one) => singular(one.toLowerCase()) === singular(word))
}
