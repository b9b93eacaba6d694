import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver'
import type { Finding, Place, Severity } from '../../model/index.ts'

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
  info: DiagnosticSeverity.Hint,
}

/** Lines and columns from 0, columns in UTF-16 units: as editors count. */
export const rangeOf = ({ line, column, endLine, endColumn }: Place): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
})

export const uriOf = (folder: string, file: string): string => pathToFileURL(join(folder, file)).href

/** The findings of a folder as diagnostics of its files; the proof stands with each as related places. */
export function diagnosticsOf(folder: string, findings: readonly Finding[]): ReadonlyMap<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const finding of findings) {
    for (const place of finding.places) {
      const uri = uriOf(folder, place.file)
      files.set(uri, [...(files.get(uri) ?? []), diagnosticOf(folder, finding, place)])
    }
  }
  return files
}

const diagnosticOf = (folder: string, finding: Finding, place: Place): Diagnostic => ({
  range: rangeOf(place),
  severity: SEVERITIES[finding.severity],
  code: finding.rule,
  source: 'architect',
  message: `${finding.message}\n${finding.advice}`,
  relatedInformation: [...finding.proof, ...finding.related].slice(0, 12).map(({ what, at }) => ({
    location: { uri: uriOf(folder, at.file), range: rangeOf(at) },
    message: what,
  })),
  data: { fingerprint: finding.fingerprint },
})
