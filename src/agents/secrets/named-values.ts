import { looksSecret, namesSecret } from './shapes.ts'

/** The values of settings that nobody may see, by their names: of an environment, or of the text of a `.env`. */
export const secretSettings = (settings: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) =>
    value !== undefined && (namesSecret(name) || (/key|token|secret|pass|credential/i.test(name) && looksSecret(value)))
      ? [value]
      : passwordsIn(value ?? ''),
  )

export function settingsIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^\s{0,20}(?:export\s{1,5})?([A-Za-z_]\w{0,100})\s{0,5}=(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [[name, unquoted(value.trim())] as const]
    }),
  )
}

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value

const passwordsIn = (value: string): readonly string[] =>
  [...value.slice(0, 2000).matchAll(/:\/\/[^\s:/@]{0,100}:([^\s@/]{1,200})@/g)].map(([, password = '']) => password)
