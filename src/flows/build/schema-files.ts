/** What of a tree decides which migration is missing. */
export const decidesSchema = (path: string): boolean =>
  /^app\/.*\.py$/.test(path) || /^migrations\/versions\/[^/]+\.py$/.test(path)
