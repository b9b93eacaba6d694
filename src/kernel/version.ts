/** Set by the build; tests run the sources as they are. */
declare const ARCHITECT_VERSION: string | undefined

export const version: string = typeof ARCHITECT_VERSION === 'string' ? ARCHITECT_VERSION : '0.0.0-source'

declare const ARCHITECT_BUILD: string | undefined

/** Changes with every change of this program, released or not. */
export const build: string = typeof ARCHITECT_BUILD === 'string' ? ARCHITECT_BUILD : 'source'
