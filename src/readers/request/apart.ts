import type { Subject, Words } from '../../model/index.ts'
import type { Facts } from './facts.ts'
import type { Things } from './things.ts'

/** Things of which no two may be at one time, and where that is said of nothing that has one. */
export function withApart(
  subjects: readonly Subject[],
  { apart }: Facts,
  things: Things,
): { readonly subjects: readonly Subject[]; readonly without: readonly Words[] } {
  const timed = subjects.filter(isTimed)
  const found = apart.map(({ of, by, from }) => {
    const named = of === null ? null : (things.of(of)?.name ?? null)
    const other = by === null ? null : (things.of(by)?.name ?? null)
    return { from, by: other, name: named === null ? timed[0]?.name : timed.find(({ name }) => name === named)?.name }
  })
  return {
    subjects: subjects.map((subject) => {
      const said = found.find(({ name }) => name === subject.name)
      return said === undefined ? subject : { ...subject, apart: { by: said.by, from: said.from } }
    }),
    without: found.flatMap(({ name, from }) => (name === undefined ? [from] : [])),
  }
}

/** It begins and ends, and is of something of which there is one at a time. */
const isTimed = ({ fields }: Subject): boolean =>
  fields.some(({ name }) => /^starts?_(at|on)$|^starts?$/.test(name)) &&
  fields.some(({ name }) => /^ends?_(at|on)$|^ends?$/.test(name)) &&
  fields.some(({ type }) => /^-> (?!User\b)\w+(?!\w*\?)/.test(type))
