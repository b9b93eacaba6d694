/** What one run found. */
export interface Seen {
  readonly cases: number
  readonly operations: readonly string[]
  /** Answers of 500 and above. */
  readonly broken: readonly Failure[]
  /** What nobody has written yet answers 501, as it promises. */
  readonly unwritten: readonly string[]
  /** Failed checks but that of the server's errors. */
  readonly failed: readonly Failure[]
  /** Why it did not come to its end. */
  readonly cut: string | null
}

export interface Failure {
  readonly check: string
  readonly operation: string
  readonly detail: string
}

interface Scenario {
  readonly phase: string
  readonly recorder: {
    readonly label: string
    readonly checks?: Readonly<Record<string, readonly Check[]>>
    readonly interactions?: Readonly<Record<string, Interaction>>
  }
}

interface Check {
  readonly name: string
  readonly status: string
  readonly failure_info?: { readonly failure?: { readonly title?: string; readonly message?: string } }
}

interface Interaction {
  readonly request: { readonly method: string; readonly uri: string; readonly body?: { readonly $base64: string } }
  readonly response: { readonly status_code: number; readonly content?: { readonly $base64: string } } | null
}

const SERVER = 'not_a_server_error'

/** Reads the events of a run, one to a line. */
export function seenIn(text: string, cut: string | null): Seen {
  const scenarios = text
    .split('\n')
    .filter((line) => line.startsWith('{"ScenarioFinished"'))
    .map((line) => (JSON.parse(line) as { ScenarioFinished: Scenario }).ScenarioFinished)
  const broken: Failure[] = []
  const unwritten: string[] = []
  const failed: Failure[] = []
  let cases = 0
  for (const { recorder } of scenarios) {
    for (const [id, interaction] of Object.entries(recorder.interactions ?? {})) {
      cases += 1
      const operation = operationOf(recorder.label, interaction)
      const status = interaction.response?.status_code ?? 0
      const body = decoded(interaction.response?.content)
      if (status === 501 && body.includes('not_written')) unwritten.push(operation)
      else if (status >= 500) broken.push({ check: String(status), operation, detail: told(interaction, body) })
      for (const { name, status: outcome, failure_info: info } of recorder.checks?.[id] ?? [])
        if (outcome === 'failure' && name !== SERVER)
          failed.push({
            check: name,
            operation,
            detail: `${info?.failure?.message ?? info?.failure?.title ?? ''}\n${status}: ${told(interaction, body)}`,
          })
    }
  }
  const operations = [...new Set(scenarios.map(({ recorder }) => recorder.label))].filter((one) =>
    /^[A-Z]+ \//.test(one),
  )
  return { cases, operations, broken, unwritten: [...new Set(unwritten)], failed, cut }
}

/** Scenarios of several operations are labelled otherwise. */
const operationOf = (label: string, { request }: Interaction): string =>
  /^[A-Z]+ \//.test(label) ? label : `${request.method} ${new URL(request.uri).pathname}`

const decoded = (content: { readonly $base64: string } | undefined): string =>
  content === undefined ? '' : Buffer.from(content.$base64, 'base64').toString('utf8')

function told({ request }: Interaction, answer: string): string {
  const path = request.uri.replace(/^https?:\/\/[^/]+/, '').slice(0, 300)
  return `${request.method} ${path} ${decoded(request.body).slice(0, 300)} -> ${answer.slice(0, 300)}`
}
