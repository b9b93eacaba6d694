export const sections = [
  'endpoints',
  'models',
  'tables',
  'auth',
  'queries',
  'jobs',
  'settings',
  'migrations',
  'documents',
  'unresolved',
] as const

export type Section = (typeof sections)[number]

export interface RenderOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** The parts asked for; empty for all. */
  readonly sections: readonly string[]
}

export function wants(options: Pick<RenderOptions, 'sections'>, section: Section): boolean {
  return options.sections.length === 0 || options.sections.includes(section)
}

/** Asked for by name, so that nothing of it is folded away. */
export function wantsAllOf(options: Pick<RenderOptions, 'sections'>, section: Section): boolean {
  return options.sections.includes(section)
}
