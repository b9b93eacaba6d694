import { type Json, objectAt, textAt } from '../../kernel/json.ts'
import type { Report, SidesOf } from './change.ts'
import type { Comparison } from './comparison.ts'
import { announcementOf, removalOf, sunsetOf } from './lifecycle.ts'
import { type ContractOperation, renamedInPath } from './paths.ts'
import { reportSchema } from './schema-changes.ts'

export function reportParameters(operation: SidesOf<ContractOperation>, comparison: Comparison, report: Report): void {
  const renamed = renamedInPath(operation.base.path, operation.head.path)
  const left = new Set(operation.head.parameters)
  for (const before of operation.base.parameters) {
    const after = [...left].find((one) => isSame(before, one, renamed))
    if (after === undefined) reportRemoved(before, comparison.today, report)
    else {
      left.delete(after)
      reportModified({ base: before, head: after }, comparison, report)
    }
  }
  for (const added of left) reportAdded(added, report)
}

function isSame(base: Json, head: Json, renamed: ReadonlyMap<string, string>): boolean {
  const [place, name] = [textAt(base, 'in'), textAt(base, 'name')]
  if (place !== textAt(head, 'in')) return false
  const expected = place === 'path' ? (renamed.get(name) ?? name) : name
  const given = textAt(head, 'name')
  // Names of headers know no case.
  return place === 'header' ? expected.toLowerCase() === given.toLowerCase() : expected === given
}

const wordsOf = (parameter: Json): { readonly text: string; readonly values: readonly string[] } => {
  const [place, name] = [textAt(parameter, 'in'), textAt(parameter, 'name')]
  return { text: `the ${place} parameter \`${name}\``, values: [place, name] }
}

function reportAdded(parameter: Json, report: Report): void {
  const { text, values } = wordsOf(parameter)
  if (textAt(parameter, 'in') === 'path') {
    report('new-request-path-parameter', 'error', `${text} is new`, values.slice(1))
    return
  }
  const required = parameter['required'] === true
  report(
    `new-${required ? 'required' : 'optional'}-request-parameter`,
    required ? 'error' : 'info',
    `${text} is new and ${required ? 'required' : 'optional'}`,
    values,
  )
}

function reportRemoved(parameter: Json, today: string, report: Report): void {
  const { text, values } = wordsOf(parameter)
  const removal = removalOf(parameter, today)
  if (removal === 'removed') report('request-parameter-removed', 'warning', `${text} is gone`, values)
  else if (removal === 'removed-with-deprecation') {
    report(`request-parameter-${removal}`, 'info', `${text} is gone, as its deprecation announced`, values)
  } else if (removal !== null) {
    const sunset = sunsetOf(parameter) ?? ''
    report(`request-parameter-${removal}`, 'error', `${text} is gone before \`${sunset}\`, which was announced`, [
      ...values,
      sunset,
    ])
  }
}

function reportModified(sides: SidesOf<Json>, comparison: Comparison, report: Report): void {
  const { base, head } = sides
  const { text, values } = wordsOf(base)
  const [was, is] = [base['required'] === true, head['required'] === true]
  if (was !== is) {
    report(
      `request-parameter-became-${is ? 'required' : 'optional'}`,
      is ? 'error' : 'info',
      `${text} is ${is ? 'required' : 'optional'} now`,
      values,
    )
  }
  const announcement = announcementOf(base, head)
  if (announcement !== null) {
    report(
      `request-parameter-${announcement}`,
      'info',
      `${text} is ${announcement === 'deprecated' ? 'deprecated now' : 'no longer deprecated'}`,
      values,
    )
  }
  // A default nobody can leave out to get is none.
  const withoutDefault: Report = (id, ...rest) => {
    if ((was || is) && id.startsWith('request-parameter-default-value')) return
    report(id, ...rest)
  }
  reportParameterSchema(sides, comparison, withoutDefault)
}

function reportParameterSchema(
  { base, head }: SidesOf<Json>,
  { differ, modern, today }: Comparison,
  report: Report,
): void {
  const [before, after] = [differ.bases.read(schemaOf(base)), differ.heads.read(schemaOf(head))]
  const difference = before && after ? differ.compare(before, after) : null
  if (difference === null) return
  const place = textAt(base, 'in')
  reportSchema(
    difference,
    {
      direction: 'request',
      holder: 'parameter',
      mediaType: '',
      explodes: isExploded(head),
      location: { in: 'parameter', place, name: textAt(base, 'name') },
      differ,
      modern,
      today,
    },
    report,
  )
}

const schemaOf = (parameter: Json): unknown => {
  const [media] = Object.values(objectAt(parameter, 'content'))
  return parameter['schema'] ?? objectAt({ media }, 'media')['schema'] ?? {}
}

/** `?a=1&a=2`, which is what a query and a cookie do when nothing else is said. */
function isExploded(parameter: Json): boolean {
  const style =
    textAt(parameter, 'style') || (['query', 'cookie'].includes(textAt(parameter, 'in')) ? 'form' : 'simple')
  return style === 'form' && parameter['explode'] !== false
}
