import { type Draft, type People, highest, lowest } from '../things/draft.ts'
import type { Around } from '../rights/ways.ts'
import { SIGNED_IN, type Who, roleOf } from './who.ts'

type RuleOf = (verb: 'create' | 'update', draft: Draft, around: Around) => string

/** Who puts people on rows: `receptionists check members in`, `members write to each other`. Nobody names whom he cannot find. */
export function namersIn(around: Around, ruleOf: RuleOf): readonly Who[] {
  const { drafts, people } = around
  const roles = drafts
    .filter(({ name }) => name !== 'User')
    .flatMap((draft) =>
      draft.fields.flatMap(({ type }) => {
        if (!type.startsWith('-> User') || /= me\b|set by server/.test(type)) return []
        const said = / set by (.*)$/.exec(type)?.[1]
        const rule = said ?? `${ruleOf('create', draft, around)} ${ruleOf('update', draft, around)}`
        const named = [...rolesIn(rule, people), ...ownersIn(rule, draft, around)]
        // Whoever comes may leave it open.
        return type.startsWith('-> User?') ? named.filter((role) => role !== lowest(people)) : named
      }),
    )
  if (roles.includes(lowest(people))) return [SIGNED_IN]
  return [...new Set(roles)].filter((role) => role !== highest(people)).map(roleOf)
}

/** The roles a rule names; whoever signs in among them. */
const rolesIn = (rule: string, { roles }: People): readonly string[] =>
  [...rule.matchAll(/(?<![.\w])\w+(?![.\w])/g)].flatMap(([word]) => (roles.includes(word) ? [word] : []))

/** Whoever has what it is of, where such a rule says so. */
function ownersIn(rule: string, { parent }: Draft, { drafts, people }: Around): readonly string[] {
  const whole = drafts.find(({ name }) => name === parent?.of)
  if (whole === undefined || whole.owner === null) return []
  const isOfOwner = new RegExp(`\\b${parent!.field}\\.${whole.owner}\\b`).test(rule)
  return isOfOwner ? whole.makers.filter((role) => people.roles.includes(role)) : []
}
