import { plain } from '../text/plain.ts'
import type { RenderDrift } from './options.ts'
import { comparedOf, placeText, totalOf } from './words.ts'

/** For a coding agent: dense, the same text for the same drift. */
export const render: RenderDrift = (drift) =>
  [
    `drift of ${plain(comparedOf(drift))}`,
    ...drift.differences.map(
      ({ severity, message, means, at }) =>
        `${severity} ${plain(message)} | ${means}${at === null ? '' : ` | ${plain(placeText(at))}`}`,
    ),
    ...drift.unknown.map((text) => `not compared: ${plain(text)}`),
    totalOf(drift),
    ...(drift.differences.length === 0
      ? []
      : ['next: architect drift --format alembic writes the revision that makes the database what the models say']),
    '',
  ].join('\n')
