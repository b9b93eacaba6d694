/** What a test run says of itself in JUnit's XML, as pytest writes it. */
export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** `tests/test_items.py::test_create`, with the first line of what went wrong. */
  readonly failures: readonly string[]
}

const CASE = /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g
const FAILED = /<(failure|error)\b([^>]*)/
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

export function readJunit(xml: string): TestCounts {
  let [passed, failed, skipped] = [0, 0, 0]
  const failures: string[] = []
  for (const [, attributes = '', body = ''] of xml.matchAll(CASE)) {
    const wrong = FAILED.exec(body)
    if (wrong) {
      failed += 1
      failures.push(`${nameIn(attributes)}: ${attribute(wrong[2]!, 'message').split('\n')[0]}`)
    } else if (/<skipped\b/.test(body)) skipped += 1
    else passed += 1
  }
  return { passed, failed, skipped, failures }
}

const nameIn = (attributes: string): string =>
  [attribute(attributes, 'classname').replaceAll('.', '/'), attribute(attributes, 'name')].filter(Boolean).join('::')

function attribute(text: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? ''
  return value
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole)
}
