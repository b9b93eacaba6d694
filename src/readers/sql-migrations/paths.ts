export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What things are grouped by, in the order it is met. */
export function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** `add_users-table` as people read it. */
export const wordsOf = (name: string): string => name.replaceAll(/[_\s-]+/g, ' ').trim()

/** `2` comes before `10`, `1.2` before `1.10`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersIn(a), numbersIn(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [one, other] = [left[i] ?? 0n, right[i] ?? 0n]
    if (one !== other) return one < other ? -1 : 1
  }
  return a < b ? -1 : Number(a > b)
}

const numbersIn = (version: string): readonly bigint[] => (version.match(/\d{1,100}/g) ?? []).map(BigInt)
