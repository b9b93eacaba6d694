import { recordDecision } from '../../../flows/decisions.ts'
import { writeSpecification } from '../../../flows/specification.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { ASIDE, applyChanges } from '../../../kernel/files/transaction.ts'
import { nearest } from '../../../kernel/nearest.ts'
import type { DesignDocument } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import type { Terminal } from '../terminal.ts'

/** Writes the design into the folder of its feature, between marks: what people wrote around them stays. */
export function keepSpecification(
  document: DesignDocument,
  directory: string,
  feature: string,
  terminal: Terminal,
): void {
  const { folder, changes, steps } = writeSpecification(directory, document, feature)
  applyChanges(directory, ASIDE, changes)
  for (const { path, name, does, why } of steps)
    if (does === 'conflict') terminal.tell(`Left as it is: ${name} in ${path}: ${why}`)
  terminal.tell(
    changes.length === 0 ? `${folder} is as it should be` : `${folder}: ${count(changes.length, 'page')} written`,
  )
}

/** Puts a decision of the design on record, proposed: people accept it. */
export function keepRecord(
  { decisions, runs }: DesignDocument,
  directory: string,
  id: string,
  terminal: Terminal,
): void {
  const decision = decisions.find((one) => one.id === id)
  const ids = decisions.map((one) => one.id)
  if (!decision) {
    const near = nearest(id, ids)
    throw new Trouble('usage', {
      message: `the design decides nothing called ${id}`,
      help: near ? `Did you mean ${near}?` : `There are ${ids.join(', ') || 'no decisions'}.`,
    })
  }
  const chosen = decision.options.find(({ name }) => name === decision.recommended)
  const { file } = recordDecision({
    directory,
    title: chosen?.title ?? decision.question,
    status: 'proposed',
    date: new Date().toISOString().slice(0, 10),
    supersedes: [],
    checks: chosen?.checks ?? [],
    decided: { decision, chosen: decision.recommended, runs },
  })
  terminal.tell(`On record: ${file}`)
}
