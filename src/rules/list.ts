/** `a`, `b` and `c`, as code. */
export function listed(names: readonly string[]): string {
  const [last, ...before] = names.map((name) => `\`${name}\``).toReversed()
  if (last === undefined) return ''
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
}

/** The first few of many, as code: `a`, `b` and 7 more. */
export function first(names: readonly string[], most: number): string {
  if (names.length <= most) return listed(names)
  const shown = names.slice(0, most).map((name) => `\`${name}\``)
  return `${shown.join(', ')} and ${names.length - most} more`
}
