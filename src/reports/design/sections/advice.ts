import type { Decision, DesignDocument } from '../../../model/index.ts'
import { isOfNothing } from '../../../model/queries/index.ts'

/** Whether nothing is there that is asked about and nothing is made: it is told how such a thing is done, or looked at. */
export const isAdvice = ({ answer, request }: DesignDocument): boolean =>
  answer !== undefined && request.asks === undefined && isOfNothing(request)

/** Which way to go was asked of these: they come first, and stand under the answer. */
export const askedAbout = ({ answer = [], decisions }: DesignDocument): readonly Decision[] =>
  decisions.filter(({ question }) => answer.some(({ text }) => text.startsWith(question)))
