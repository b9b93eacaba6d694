import type { Severity } from '../../model/index.ts'
import type { RenderReview } from './options.ts'

const LEVELS: Readonly<Record<Severity, string>> = { high: 'error', medium: 'warning', low: 'notice', info: 'notice' }

/** Workflow commands: GitHub shows each beside the line it speaks of. */
export const render: RenderReview = ({ findings }) =>
  findings
    .map(({ severity, rule, message, advice, places }) => {
      const [place] = places
      const where = place
        ? `file=${property(place.file)},line=${place.line},endLine=${place.endLine},col=${place.column},`
        : ''
      const more =
        places.length > 1
          ? `\nalso at ${places
              .slice(1, 6)
              .map((one) => `${one.file}:${one.line}`)
              .join(', ')}`
          : ''
      return `::${LEVELS[severity]} ${where}title=${property(rule)}::${text(`${message}\n${advice}${more}`)}\n`
    })
    .join('')

/** What would end the command or begin another is escaped as GitHub reads it. */
const text = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (value: string): string => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C')
