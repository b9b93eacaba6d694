import type { DesignDocument } from '../../model/index.ts'

/** Where a run is told, by its id: addresses are made of numbers and never of a stranger's text. */
export type RunAnchors = ReadonlyMap<string, string>

export const runAnchors = ({ runs }: DesignDocument): RunAnchors =>
  new Map(runs.map(({ id }, index) => [id, `run-${index + 1}`]))
