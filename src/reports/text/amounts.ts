/** `1.2B`, `340M`, `12k`, `999`: two figures that mean something. */
export function short(number: number): string {
  for (const [size, unit] of [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const)
    if (number >= size * 0.9995) return `${figures(number / size)}${unit}`
  return figures(number)
}

const figures = (number: number): string =>
  number >= 9.95 ? String(Math.round(number)) : String(Number(number.toFixed(1)))

/** `168 GB`, `8 kB`, as the server writes them: in powers of 1024. */
export function bytes(number: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']
  let at = 0
  let value = number
  for (; value >= 1023.5 && at < units.length - 1; at++) value /= 1024
  return `${figures(value)} ${units[at]}`
}
