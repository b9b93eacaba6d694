/** What comes with Python, of what is written here. */
const STANDARD =
  /^(abc|argparse|asyncio|base64|builtins|collections|contextlib|contextvars|dataclasses|datetime|decimal|email|enum|functools|gc|hashlib|hmac|importlib|io|ipaddress|itertools|json|logging|math|os|pathlib|random|re|secrets|shutil|subprocess|sys|tempfile|time|types|typing|unittest|urllib|uuid|zoneinfo)(\.|$)/
const OWN = /^(app|tests)(\.|$)/

/** Imports in the order in which Ruff wants them: where it agrees, it need not look again. */
export function inOrder(
  whole: readonly (readonly [module: string, line: string])[],
  members: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const from = [...members]
    .toSorted(([one], [other]) => compared(one, other))
    .flatMap(([module, names]) => linesFrom(names).map((list) => [module, `from ${module} import ${list}`] as const))
  const all = [...whole.toSorted(([one], [other]) => compared(one, other)), ...from]
  const sections = [0, 1, 2].map((section) => all.filter(([module]) => sectionOf(module) === section))
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => [...(index === 0 ? [] : ['']), ...section.map(([, line]) => line)])
}

/** What is called otherwise here stands on a line of its own. */
function linesFrom(names: readonly string[]): readonly string[] {
  const sorted = names.toSorted(byKind)
  const plain = sorted.filter((name) => !name.includes(' as '))
  return [...(plain.length === 0 ? [] : [plain.join(', ')]), ...sorted.filter((name) => name.includes(' as '))]
}

const sectionOf = (module: string): number => (STANDARD.test(module) ? 0 : OWN.test(module) ? 2 : 1)

/** Constants, then classes, then all else. */
const byKind = (one: string, other: string): number => kindOf(one) - kindOf(other) || compared(one, other)

const kindOf = (name: string): number => (/^[A-Z][A-Z0-9_]+( as |$)/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2)

function compared(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a < b ? -1 : a > b ? 1 : 0
}
