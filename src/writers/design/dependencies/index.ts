import type { Backend, DesignDependency, Framework } from '../../../model/index.ts'
import { KNOWN } from './known.ts'

/** What it stands on: what is new, or asked for in another version, or all where there was nothing. */
export function dependenciesOf({ project }: Backend, before: Backend | null): readonly DesignDependency[] {
  const known = new Map((before?.project.frameworks ?? []).map((one) => [one.name, one.version]))
  const python =
    project.python === undefined || before?.project.python === project.python
      ? []
      : [{ name: 'python', version: `>=${project.python}`, why: 'what it is written in', fallback: 'none' }]
  return [
    ...python,
    ...project.frameworks
      .filter(({ name, version }) => known.get(name) !== version)
      .map((one) => ({
        name: one.name,
        version: constraintOf(one),
        why: `${KNOWN[one.name]?.why ?? 'asked for'}; so ${one.from} says`,
        fallback: KNOWN[one.name]?.fallback ?? 'none is known here',
      })),
  ]
}

/** As the project says it. */
function constraintOf({ version, exact, below }: Framework): string {
  if (exact) return `==${version}`
  if (version === '') return below === undefined ? 'any: none is asked for' : `<${below}`
  return below === undefined ? `>=${version}` : `>=${version},<${below}`
}
