import { listed, plural, spoken } from '../../../kernel/english.ts'
import type { DesignDocument, Right, ThingRights } from '../../../model/index.ts'
import { type Block, type Line, inCode, line, plainLine } from '../blocks.ts'

const MOST_NAMED = 4

/** Who may what with each thing, with the words that say so, or as what it is: supposed. */
export function rights({ rights: things = [] }: DesignDocument): readonly Block[] {
  if (things.length === 0) return []
  return [
    { kind: 'title', text: 'Who may what' },
    {
      kind: 'table',
      head: ['Thing', 'What', 'Who', 'In the words'],
      // Its name stands once.
      rows: things.flatMap(({ thing, rights: some }) =>
        alike(some).map((each, at) => [line(at === 0 ? inCode(thing) : ''), ...rightsCells(each)]),
      ),
    },
  ]
}

/** What the same people may, for the same reason, stands in one row. */
function alike(some: readonly Right[]): readonly (readonly [Right, ...Right[]])[] {
  const groups = new Map<string, [Right, ...Right[]]>()
  for (const right of some) {
    const key = JSON.stringify([right.who, right.said])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [right])
    else known.push(right)
  }
  return [...groups.values()]
}

const rightsCells = (some: readonly [Right, ...Right[]]): readonly Line[] => [
  plainLine(some.map(({ verb }) => verb.replaceAll('_', ' ')).join(', ')),
  plainLine(some[0].who),
  plainLine(reasonOf(some[0])),
]

const reasonOf = ({ said, besides }: Right): string => {
  if (said === null) return 'supposed'
  return besides === undefined ? `“${said}”` : `“${said}”; supposed: ${besides} as well`
}

/** Of whom nobody says that they see and make things, where everybody who reads on sees it. */
export const supposedRights = ({ rights: things = [] }: DesignDocument): readonly Line[] =>
  [
    { lead: 'Who sees them, supposed', verb: 'read' },
    { lead: 'Who makes them, supposed', verb: 'create' },
  ].flatMap(({ lead, verb }) => {
    const told = supposedOf(verb, things)
    return told === '' ? [] : [{ ...plainLine(`${told}.`), lead }]
  })

/** `refunds and check ins: a manager; passes: the owner` */
function supposedOf(verb: string, things: readonly ThingRights[]): string {
  const named = new Map<string, string[]>()
  for (const { thing, rights: some } of things)
    for (const { who } of some.filter((right) => right.verb === verb && right.said === null))
      named.set(who, [...(named.get(who) ?? []), plural(spoken(thing))])
  return [...named].map(([who, some]) => `${listed(some, MOST_NAMED)}: ${who}`).join('; ')
}
