import type { CountedSize, Finding } from '../../model/index.ts'
import { bytes, short } from './amounts.ts'

const SOURCE: Readonly<Record<CountedSize['source'], string>> = {
  statistics: 'by the statistics',
  database: 'by the database',
  stated: 'as stated',
}

/** `orders` has 412M rows in 168 GB, 240 GB with its indexes, by the statistics. */
function sizeText({ table, rows, bytes: own, total, source }: CountedSize): string {
  const held = own === null ? '' : ` in ${bytes(own)}`
  const whole = total === null || total === own ? '' : `, ${bytes(total)} with its indexes`
  return `\`${table}\` has ${short(rows)} ${rows === 1 ? 'row' : 'rows'}${held}${whole}, ${SOURCE[source]}`
}

/** What the tables of a finding hold, and what follows from it; nothing where nobody counted. */
export function sizeTexts({ sizes = [], lowered }: Finding): readonly string[] {
  const texts = sizes.slice(0, 3).map(sizeText)
  return lowered === undefined ? texts : [...texts.slice(0, -1), `${texts.at(-1)}: ${lowered}`]
}
