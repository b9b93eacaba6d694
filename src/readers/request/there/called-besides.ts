import type { Backend, Table, Words } from '../../../model/index.ts'
import { wordsIn } from '../vocabulary/forms.ts'

/** Functions that operations on rows of a table call, and that are called as some words say: `put the stock back`. */
export function calledBesides({ text }: Words, { name }: Table, { api }: Backend): readonly string[] {
  const said = new Set(text.toLowerCase().split(/[^a-z]+/))
  const called = api.operations
    .filter(({ statements }) => statements.some(({ verb, tables }) => verb === 'update' && tables.includes(name)))
    .flatMap(({ statements }) =>
      statements.flatMap(({ chain }) => chain.map(({ what }) => /^calls (\w+)$/.exec(what)?.[1])),
    )
  return [...new Set(called)].filter((one): one is string => {
    const words = one === undefined ? [] : wordsIn(one.replace(/^_+/, '')).map((word) => word.toLowerCase())
    // One word says too little of what a function does.
    return words.length > 1 && words.every((word) => said.has(word))
  })
}
