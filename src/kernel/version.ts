/** Set by the build; tests run the sources as they are. */
declare const ARCHITECT_VERSION: string | undefined

export const version: string = typeof ARCHITECT_VERSION === 'string' ? ARCHITECT_VERSION : '0.0.0-source'
