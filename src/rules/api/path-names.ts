import type { Application, Operation } from '../../model/index.ts'

/** The names in the braces of a path, those of a mount left out: they belong to whoever mounts. */
export function namesInPath(operation: Operation, applications: readonly Application[]): readonly string[] {
  const mount = applications.find((one) => one.id === operation.application)?.mountPath ?? ''
  const own = operation.path.startsWith(mount) ? operation.path.slice(mount.length) : operation.path
  return [...own.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}

/** The names of a path that neither the handler nor any dependency declares. */
export function undeclaredNames(operation: Operation, applications: readonly Application[]): readonly string[] {
  const declared = new Set(operation.parameters.filter((one) => one.in === 'path').map((one) => one.name))
  return namesInPath(operation, applications).filter((name) => !declared.has(name))
}

/** The query parameter that was meant to be a name of the path: `id` for `item_id`, `itemId`, `itm_id`. */
export function misspeltAs(operation: Operation, name: string): string | null {
  const query = operation.parameters.filter((one) => one.in === 'query').map((one) => one.name)
  return query.find((one) => alike(one, name)) ?? null
}

function alike(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a === b || last(one) === other || last(other) === one || (a.length > 4 && slips(a, b) === 1)
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase()
const last = (name: string): string => name.slice(name.indexOf('_') + 1)

/** 1 for names that are one letter apart, 0 for equal ones, 2 for all others. */
function slips(a: string, b: string): number {
  if (a === b) return 0
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const rest = (text: string, skipped: number): string => text.slice(start + skipped)
  const near = rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
  return near ? 1 : 2
}
