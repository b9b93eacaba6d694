import type { RenderReview } from './options.ts'
import { plain } from '../text/plain.ts'

/** One line a finding, as compilers print: editors and `grep` know what to do with it. */
export const render: RenderReview = ({ findings }) =>
  findings
    .flatMap(({ places, severity, rule, message }) =>
      places.map(
        (place) => `${plain(place.file)}:${place.line}:${place.column}: ${severity}: ${plain(message)} [${rule}]\n`,
      ),
    )
    .join('')
