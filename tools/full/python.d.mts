/** The path of uv. */
export function uv(): Promise<string>
/** A Python of this version, or the version itself for uv to find one. */
export function python(wanted: string): Promise<string>
