import type { Sentence } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import type { Ground } from './ground.ts'

/** What is given and not decided here. */
export function constraintsOf({ request, before, notBuilt }: Ground): readonly Sentence[] {
  const declined = (request.declined ?? []).map(({ name, from }) =>
    said(`No ${name}: the request says "${from.text}".`),
  )
  const figures = request.figures.map(({ from }) => said(`The request states ${from.text}.`))
  const documents = (before?.project.documents ?? []).flatMap(({ principles }) =>
    principles.slice(0, MOST_PRINCIPLES).map(({ text, at }) => ({ text, runs: [], places: [at] })),
  )
  const frameworks = (before?.project.frameworks ?? []).map(({ name, version, from }) =>
    said(`The repository stands on ${name}${version === '' ? '' : ` ${version}`} (${from}).`),
  )
  return [
    ...declined,
    ...figures,
    ...documents,
    ...frameworks,
    ...(notBuilt.length === 0
      ? []
      : [said(`${count(notBuilt.length, 'part')} of the blueprint are written by hand: ${notBuilt.join(', ')}.`)]),
  ]
}

const MOST_PRINCIPLES = 8
const said = (text: string): Sentence => ({ text, runs: [], places: [] })
