/** Longer patterns are nobody's honest wish. */
const MAXIMUM_PATTERN = 1_000

/**
 * Whether a path fits a pattern of `*`, `?` and whole `**` folders. Not by a regular expression: the
 * pattern comes from a stranger's file, and some of those take for ever.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > MAXIMUM_PATTERN) return false
  const names = path.split('/')
  return matchAll(
    pattern.split('/'),
    names,
    (part, at) => matchesName(part, names[at] ?? ''),
    (part) => part === '**',
  )
}

/** Whether a file is meant by a path: its own, that of a folder around it, or a pattern. */
export function isBelow(file: string, path: string): boolean {
  const clean = path.replace(/^\.\//, '').replace(/\/$/, '')
  return file === clean || file.startsWith(`${clean}/`) || (clean.includes('*') && matchesGlob(clean, file))
}

const matchesName = (pattern: string, name: string): boolean => {
  const characters = [...name]
  return matchAll(
    [...pattern],
    characters,
    (one, at) => one === '?' || one === characters[at],
    (one) => one === '*',
  )
}

/** Goes on greedily and returns only to the last star: no more steps than both lengths multiplied. */
function matchAll<T>(
  pattern: readonly T[],
  given: readonly unknown[],
  fits: (part: T, at: number) => boolean,
  isStar: (part: T) => boolean,
): boolean {
  let [at, next, star, from] = [0, 0, -1, 0]
  while (at < given.length) {
    const part = pattern[next]
    if (part !== undefined && isStar(part)) [star, from, next] = [next, at, next + 1]
    else if (part !== undefined && fits(part, at)) [at, next] = [at + 1, next + 1]
    else if (star >= 0) [from, at, next] = [from + 1, from + 1, star + 1]
    else return false
  }
  return pattern.slice(next).every(isStar)
}
