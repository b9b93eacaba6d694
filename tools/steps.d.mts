export interface Executed {
  readonly passed: boolean
  readonly output: string
}

export function execute(
  command: string,
  list: readonly string[],
  options?: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string },
): Promise<Executed>

export const root: string
