import type { Operation, Step } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { isLayer, layerStep, ownStep } from '../layers.ts'

export default rule({
  title: 'A handler that skips the layer the others go through',
  severity: 'low',
  confidence: 'medium',
  message: '`{operation}` asks the database itself; {through} of {all} operations leave that to {layer}',
  advice: 'Move the query to where its neighbours are, and call it from the handler.',
  check({ backend, code }, report) {
    const asking = backend.api.operations.filter(({ statements }) => statements.some(({ verb }) => verb !== 'insert'))
    const direct = new Map<Operation, Step>()
    const through: Step[] = []
    for (const operation of asking) {
      const questions = operation.statements.filter(({ verb }) => verb !== 'insert')
      const own = questions.map((one) => ownStep(operation, one, code)).find((step) => step !== null)
      const last = questions.map((one) => layerStep(operation, one, code)).find((step) => step !== null)
      if (own) direct.set(operation, own)
      else if (last) through.push(last)
    }
    const all = through.length + direct.size
    if (through.length < FEWEST || through.length < all * MOST_OF_THEM) return
    for (const [operation, step] of direct)
      report.found({
        at: step.at,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          through: through.length,
          all,
          layer: folderOf(through),
        },
        cause: operation.handler.file,
        related: through.slice(0, 3).map(({ at }) => ({ what: 'where others ask', at })),
        proof: [{ what: 'the handler', at: operation.handler }, step],
      })
  },
})

/** A custom of a handful is none, and one that a fifth does not follow is none either. */
const FEWEST = 5
const MOST_OF_THEM = 0.8

/** The folder or file most of them end in. */
function folderOf(steps: readonly Step[]): string {
  const counts = new Map<string, number>()
  for (const { at } of steps) {
    const parts = at.file.replace(/\.py$/, '').split('/')
    const name = parts.findLast((part) => isLayer(`${part}/`)) ?? parts.at(-1)!
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  return `\`${most?.[0] ?? ''}\``
}
