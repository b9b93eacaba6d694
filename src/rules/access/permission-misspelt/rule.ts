import { escapePattern } from '../../../kernel/text.ts'
import { editDistance } from '../../../kernel/nearest.ts'
import type { Place } from '../../../model/index.ts'
import type { Expression } from '../../../python/ast.ts'
import type { Code, CodeCall } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'A permission that is one letter away from another',
  severity: 'medium',
  confidence: 'medium',
  weaknesses: ['CWE-285', 'API5:2023'],
  message: '`{permission}` is asked for once, and `{likely}` {times} times: nobody can have the one that is misspelt',
  advice: 'Write `{likely}`, or keep permissions in an enumeration, where a letter too few is an error.',
  check({ code }, report) {
    const asked = askedFor(code)
    for (const [permission, places] of asked) {
      const likely = places.length === 1 ? similar(permission, asked) : null
      if (likely === null || occurrences(permission, code) > 1) continue
      report.found({
        at: places[0]!,
        subject: permission,
        arguments: { permission, likely, times: asked.get(likely)!.length },
        related: asked
          .get(likely)!
          .slice(0, 3)
          .map((at) => ({ what: `${likely} is asked for here`, at })),
        proof: [{ what: `the only place of ${permission}`, at: places[0]! }],
      })
    }
  },
})

const CHECKS = /permission|scope|role|authori[sz]e|privilege|security$/i

/** The words given to checks of permissions, with the places where they stand. */
function askedFor(code: Code): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  for (const call of code.calls(CHECKS, CHECKS)) {
    if (!CHECKS.test(call.path?.slice(call.path.lastIndexOf('.') + 1) ?? '')) continue
    for (const { word, place } of wordsIn(call)) {
      const places = found.get(word)
      if (places) places.push(place)
      else found.set(word, [place])
    }
  }
  return found
}

function wordsIn({ node, file }: CodeCall): readonly { readonly word: string; readonly place: Place }[] {
  const given = [...node.args, ...node.keywords.map(({ value }) => value)]
  return given.flatMap(items).flatMap((one) => {
    const word = one.kind === 'Constant' && one.type === 'str' ? String(one.value) : ''
    return /^[\w:.\-/]{6,60}$/.test(word) ? [{ word, place: file.place(one) }] : []
  })
}

const items = (one: Expression): readonly Expression[] =>
  one.kind === 'List' || one.kind === 'Tuple' || one.kind === 'Set' ? one.items : [one]

/** Asked for at least three times, and one letter away: digits and the last letter of a plural tell things apart. */
function similar(permission: string, asked: ReadonlyMap<string, readonly Place[]>): string | null {
  for (const [other, places] of asked)
    if (places.length >= 3 && !/\d/.test(permission) && editDistance(permission, other) === 1) return other
  return null
}

/** Written anywhere else it is known, and no slip. */
function occurrences(permission: string, code: Code): number {
  let count = 0
  for (const { nodes } of code.mentioning(new RegExp(escapePattern(permission))))
    for (const one of nodes) if (one.kind === 'Constant' && one['value'] === permission) count += 1
  return count
}
