const LONGEST_NAME = 63

/** The name itself, or with a number behind it where it is taken; never longer than the server keeps. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : String(number)
    const free = `${shortened(wanted, LONGEST_NAME - ending.length)}${ending}`
    if (!taken.includes(free)) return free
  }
}

/** Its end tells names apart: what is too long is cut at the front of it. */
function shortened(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name
  const [, start = '', end = ''] = /^(.*?)(__\w+)?$/s.exec(name) ?? []
  let short = start
  while (Buffer.byteLength(short + end) > bytes) short = [...short].slice(0, -1).join('')
  return short + end
}
