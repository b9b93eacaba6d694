import { createTwoFilesPatch } from 'diff'

/** What changes in a file, as `git apply` and `patch` read it. */
export const unifiedDifference = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    '',
  )
