// Plain sentences of every form, made of people, verbs and things: how many are designed, asked about, and lost.
//   node bench/design/sentences.mjs [--each 100] [--seed 5] [--lost]
// --lost shows each sentence of which something neither is designed nor told.
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '100' },
    seed: { type: 'string', default: '5' },
    lost: { type: 'boolean', default: false },
  },
})
const { sentences } = await importBundled('bench/design/sentences.ts')
const forms = new Map()
for (const { form, text, lost, isAsked } of sentences(Number(values.each), Number(values.seed))) {
  const one = forms.get(form) ?? { designed: 0, asked: 0, lost: 0 }
  forms.set(form, one)
  one[lost.length > 0 ? 'lost' : isAsked ? 'asked' : 'designed'] += 1
  if (values.lost && lost.length > 0) console.log(`${form}: ${text} (${lost.join(', ')})`)
}
console.table(Object.fromEntries(forms))
const sum = (name) => [...forms.values()].reduce((all, one) => all + one[name], 0)
console.log(`designed ${sum('designed')}, asked about ${sum('asked')}, lost ${sum('lost')}`)
