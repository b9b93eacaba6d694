/** One package a project asks for, and how narrowly. */
export interface Requirement {
  /** As PyPI compares names: lower case, one hyphen. */
  readonly name: string
  /** The version pinned or the lowest one allowed; '' when any will do. */
  readonly version: string
  readonly exact: boolean
  /** The first version that is not allowed any more; null when nothing is said. */
  readonly below: string | null
  /** The file that says so. */
  readonly from: string
}

export const canonicalName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')

const REQUIREMENT = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#@)]*)/

/** PEP 508, as in requirements files and `dependencies`: `fastapi[all]>=0.110,<1; python_version > "3.9"`. */
export function parseRequirement(text: string, from: string): Requirement | null {
  const [, name, constraint] = REQUIREMENT.exec(text) ?? []
  return name === undefined ? null : { name: canonicalName(name), ...boundsOf(constraint ?? ''), from }
}

export type Bounds = Pick<Requirement, 'version' | 'exact' | 'below'>

const ANYTHING: Bounds = { version: '', exact: false, below: null }

/** What a list of comparisons allows. A bare version is a pin, as poetry and Pipfile mean it. */
export function boundsOf(constraint: string): Bounds {
  let bounds = ANYTHING
  for (const part of constraint.split(/[\s,]+(?=[<>=!~^\d*])|,/)) bounds = narrow(bounds, part.trim())
  return bounds
}

function narrow(bounds: Bounds, part: string): Bounds {
  const [, operator = '', written = ''] = /^(===?|~=|>=|<=|!=|[<>^~=]?)\s*v?([\w.*+!-]+)/.exec(part) ?? []
  const version = written.replace(/\.?\*.*$/, '')
  if (version === '') return bounds
  const wild = written !== version
  switch (operator) {
    case '==':
    case '===':
    case '':
      return wild ? { ...bounds, version, below: next(version) } : { version, exact: true, below: null }
    case '=':
      return wild || version.split('.').length < 3
        ? { ...bounds, version, below: next(version) }
        : { version, exact: true, below: null }
    case '>=':
    case '>':
      return { ...bounds, version }
    case '^':
      return { ...bounds, version, below: afterCaret(version) }
    case '~':
      return { ...bounds, version, below: next(version.split('.').slice(0, 2).join('.')) }
    case '~=':
      return { ...bounds, version, below: next(version.split('.').slice(0, -1).join('.') || version) }
    case '<':
      return { ...bounds, below: version }
    default:
      return bounds
  }
}

/** `2.3` -> `2.4`: the first version after all that begin so. */
function next(version: string): string {
  const parts = version.split('.')
  return [...parts.slice(0, -1), (Number.parseInt(parts.at(-1)!, 10) || 0) + 1].join('.')
}

/** `^1.2` ends before 2, `^0.3.1` before 0.4: the leftmost number that is not zero holds. */
function afterCaret(version: string): string {
  const parts = version.split('.')
  const holds = parts.findIndex((part) => Number.parseInt(part, 10) > 0)
  return next(parts.slice(0, holds < 0 ? parts.length : holds + 1).join('.'))
}

/** Whether a locked version is one that a constraint allows. */
export const allows = (bounds: Bounds, version: string): boolean =>
  bounds.exact
    ? compareVersions(bounds.version, version) === 0
    : (bounds.version === '' || compareVersions(version, bounds.version) >= 0) &&
      (bounds.below === null || compareVersions(version, bounds.below) < 0)

export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0))
  for (let i = 0; i < Math.max(a!.length, b!.length); i++) {
    const difference = (a![i] ?? 0) - (b![i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
