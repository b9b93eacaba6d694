/** How often it is tried again, where somebody says so: `up to 5 times`, `at most 3 retries`, `five attempts` in all; else as it usually is. */
export function retriesIn(text: string, usual: number): string {
  const [, said, unit = ''] = SAID.flatMap((way) => [way.exec(text) ?? []]).find(([whole]) => whole !== undefined) ?? []
  const number = said === undefined ? usual : (SPOKEN[said.toLowerCase()] ?? Number(said))
  // The first of five attempts is no retry.
  const times = /^attempts$/i.test(unit) ? number - 1 : number
  const isFixed = FIXED.test(text)
  return `${times > 0 && times < MOST ? times : usual}${isFixed ? ' fixed' : ' exponential'}`
}

/** More is written nowhere. */
const MOST = 100
const SPOKEN: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const COUNT = '(\\d{1,2}|once|twice|two|three|four|five|six|seven|eight|nine|ten)'
const SAID = [
  new RegExp(`\\bretr(?:y|ies|ied|ying)\\b[^.;:]{0,60}?\\b${COUNT} (times|attempts)\\b`, 'i'),
  new RegExp(`\\b${COUNT} (retries|attempts)\\b`, 'i'),
  /\bretr(?:y|ies|ied) (?:\w+ ){0,3}(once|twice)\b/i,
]
const FIXED = /\b(fixed|constant) (backoff|back-off|interval|delay)\b/i
