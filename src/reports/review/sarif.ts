import { version } from '../../kernel/version.ts'
import type { Confidence, Finding, Fix, Place, RuleSummary, Severity, Step } from '../../model/index.ts'
import type { RenderReview } from './options.ts'

const LEVELS: Readonly<Record<Severity, string>> = { high: 'error', medium: 'warning', low: 'note', info: 'note' }
/** GitHub sorts security alerts by this number: 9 critical, 7 high, 4 medium, below low. */
const SECURITY: Readonly<Record<Severity, string>> = { high: '8.0', medium: '5.0', low: '3.0', info: '1.0' }
const PRECISION: Readonly<Record<Confidence, string>> = { high: 'high', medium: 'medium', low: 'low' }

/** SARIF 2.1.0, with paths relative to the reviewed folder and fingerprints that survive edits elsewhere. */
export const render: RenderReview = ({ findings, suppressed, rules }) => {
  const index = new Map(rules.map(({ name }, at) => [name, at]))
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'backend-architect', semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The reviewed folder.' } } },
        results: [
          ...findings.map((finding) => resultOf(finding, index)),
          ...suppressed.map(({ finding, by, reason }) => ({
            ...resultOf(finding, index),
            suppressions: [{ kind: by === 'comment' ? 'inSource' : 'external', justification: reason }],
          })),
        ],
      },
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function ruleOf({ name, title, severity, confidence, weaknesses }: RuleSummary) {
  const security = weaknesses.some((weakness) => weakness.startsWith('CWE-'))
  return {
    id: name,
    name: name.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    help: { text: `architect explain ${name}`, markdown: `\`architect explain ${name}\`` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      precision: PRECISION[confidence],
      tags: [name.split('/')[0]!, ...(security ? ['security'] : []), ...weaknesses.map(tagOf)],
      ...(security ? { 'security-severity': SECURITY[severity] } : {}),
    },
  }
}

/** `external/cwe/cwe-639`, as code scanning knows it. */
const tagOf = (weakness: string): string =>
  weakness.startsWith('CWE-') ? `external/cwe/${weakness.toLowerCase()}` : weakness

function resultOf(finding: Finding, index: ReadonlyMap<string, number>) {
  const at = index.get(finding.rule)
  return {
    ruleId: finding.rule,
    ...(at === undefined ? {} : { ruleIndex: at }),
    level: LEVELS[finding.severity],
    message: { text: `${finding.message}. ${finding.advice}` },
    locations: finding.places.slice(0, 1).map((place) => ({ physicalLocation: physical(place) })),
    ...(finding.places.length > 1 || finding.related.length > 0
      ? {
          relatedLocations: [
            ...finding.places.slice(1).map((place, id) => located({ what: 'the same here', at: place }, id)),
            ...finding.related.map((step, id) => located(step, finding.places.length + id)),
          ],
        }
      : {}),
    ...(finding.proof.length > 0
      ? {
          codeFlows: [{ threadFlows: [{ locations: finding.proof.map((step) => ({ location: located(step) })) }] }],
        }
      : {}),
    ...(finding.fix ? { fixes: [fixOf(finding.fix)] } : {}),
    partialFingerprints: { 'architect/v1': finding.fingerprint },
    properties: { confidence: finding.confidence, subject: finding.subject },
  }
}

const located = ({ what, at }: Step, id?: number) => ({
  ...(id === undefined ? {} : { id }),
  physicalLocation: physical(at),
  message: { text: what },
})

const physical = (place: Place) => ({
  artifactLocation: { uri: place.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
  region: regionOf(place),
})

const regionOf = ({ line, column, endLine, endColumn }: Place) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

function fixOf({ title, edits }: Fix) {
  const files = [...new Set(edits.map(({ at }) => at.file))]
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
      replacements: edits
        .filter(({ at }) => at.file === file)
        .map(({ at, text }) => ({ deletedRegion: regionOf(at), insertedContent: { text } })),
    })),
  }
}
