import { listed, spoken, withArticle } from '../../../kernel/english.ts'
import type { DesignDocument } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { type Block, type Line, plainLine } from '../blocks.ts'
import { blueprintIn } from './written.ts'

const MOST_BODIES = 8
const MOST_PARTS = 3

/** What people write, before anything else is said of it: bodies of what is built, and what was asked for and is not. */
export function byHand({ unwritten = [], patch }: DesignDocument): readonly Block[] {
  const written = blueprintIn(patch)
  const [operations, jobs] = [operationsIn(written), jobsIn(written)]
  const more = unwritten.length - MOST_PARTS
  const items = [
    ...(operations.length === 0
      ? []
      : [led(`what ${listed(operations, MOST_BODIES)} does: each answers 501 until people write it.`)]),
    ...(jobs.length === 0
      ? []
      : [
          led(
            `what runs for ${listed(jobs, MOST_BODIES)}: each is started and tried again, and does nothing until people write it.`,
          ),
        ]),
    ...unwritten.slice(0, MOST_PARTS).map((text) => led(`${text}.`)),
    ...(more > 0 ? [led(`${count(more, 'more part')}, told under what is unknown.`)] : []),
  ]
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

/** Operations whose bodies people write: `assign of a truck`. */
function operationsIn(written: string): readonly string[] {
  const found: string[] = []
  let [resource, operation] = ['', '']
  for (const line of written.split('\n')) {
    resource = /^ {2}(\w+):$/.exec(line)?.[1] ?? resource
    operation = /^ {6}([\w-]+):/.exec(line)?.[1] ?? operation
    if (/^ {6,}.*\bcustom: true\b/.test(line))
      found.push(`${operation.replaceAll(/[-_]/g, ' ')} of ${withArticle(spoken(resource))}`)
  }
  return found
}

/** Jobs whose bodies people write: `mail_order_created`. */
const jobsIn = (written: string): readonly string[] => {
  const declared = /^jobs:\n((?: .*\n?)+)/m.exec(written)?.[1] ?? ''
  return [...declared.matchAll(/^ {2}(\w+): (?!.*\bruns:)/gm)].map(([, name]) => name!)
}

const led = (text: string): Line => ({ ...plainLine(text), lead: 'By hand' })
