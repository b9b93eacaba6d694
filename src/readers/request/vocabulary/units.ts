import { tableOf } from './words.ts'

export const FACTORS: ReadonlyMap<string, number> = tableOf<number>([
  [1e3, 'k thousand thousands'],
  [1e6, 'm million millions mio mn'],
  [1e9, 'b bn billion billions'],
])
export const SECONDS: ReadonlyMap<string, number> = tableOf<number>([
  [1, 's sec second seconds'],
  [60, 'minute minutes min mins'],
  [3600, 'hour hours h hr'],
  [86_400, 'day days d'],
  [604_800, 'week weeks'],
  [2_592_000, 'month months'],
  [31_536_000, 'year years'],
])
export const MILLISECONDS: ReadonlyMap<string, number> = tableOf<number>([
  [1, 'ms millisecond milliseconds msec'],
  [1000, 's sec second seconds'],
])
export const DAYS: ReadonlyMap<string, number> = tableOf<number>([
  [1, 'day days'],
  [7, 'week weeks'],
  [30, 'month months'],
  [365, 'year years y yrs'],
])
export const BYTES: ReadonlyMap<string, number> = tableOf<number>([
  [1e3, 'kb kilobyte kilobytes'],
  [1e6, 'mb megabyte megabytes'],
  [1e9, 'gb gigabyte gigabytes'],
  [1e12, 'tb terabyte terabytes'],
])
/** Small numbers in words. */
export const NUMBERS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
)
/** What is measured so is called so: `peak_power_kw`. */
export const UNIT_NAMES: ReadonlyMap<string, string> = tableOf<string>([
  ...'kw mw w kva v kv mah hz khz mhz ghz rpm bar psi pa kpa hpa db lux lumen ppm mg g m3 mm2 ha knots miles feet inches mbps gb mb tb kcal mmhg mph'
    .split(' ')
    .map((unit): [string, string] => [unit, unit]),
  ['watts', 'watts'],
  ['kw', 'kilowatts'],
  ['mw', 'megawatts'],
  ['volts', 'volts'],
  ['amperes', 'amps amperes'],
  ['db', 'decibels'],
  ['lumen', 'lumens'],
  ['mg', 'milligrams'],
  ['ohms', 'ohms'],
  ['litres', 'l litres liters'],
  ['metres', 'm metres meters'],
  ['cm', 'cm centimetres centimeters'],
  ['mm', 'mm millimetres millimeters'],
  ['kg', 'kg kilograms'],
  ['km', 'km kilometres kilometers'],
  ['grams', 'grams'],
  ['ml', 'ml millilitres milliliters'],
  ['kwh', 'kwh'],
  ['hectares', 'hectares'],
  ['tonnes', 'tonnes tons'],
  ['celsius', 'celsius'],
  ['seconds', 'seconds'],
  ['minutes', 'minutes'],
  ['hours', 'hours'],
  ['days', 'days'],
  ['weeks', 'weeks'],
  ['months', 'months'],
  ['years', 'years'],
])
