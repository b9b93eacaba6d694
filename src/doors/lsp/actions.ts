import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver'
import type { Finding, Fix } from '../../model/index.ts'
import { rangeOf, uriOf } from './diagnostics.ts'

/** What an editor offers on a finding: its fix, and a suppression with the place for a reason. */
export function actionsOf(
  folder: string,
  findings: readonly Finding[],
  { textDocument, context }: CodeActionParams,
  lineAt: (line: number) => string,
): readonly CodeAction[] {
  return context.diagnostics.flatMap((diagnostic) => {
    if (diagnostic.source !== 'architect') return []
    const finding = findings.find(({ fingerprint }) => fingerprint === fingerprintOf(diagnostic))
    return [
      ...(finding?.fix ? [fixAction(folder, finding.fix, diagnostic)] : []),
      suppression(textDocument.uri, diagnostic, lineAt(diagnostic.range.start.line)),
    ]
  })
}

const fingerprintOf = ({ data }: Diagnostic): unknown =>
  (data as { readonly fingerprint?: string } | undefined)?.fingerprint

function fixAction(folder: string, fix: Fix, diagnostic: Diagnostic): CodeAction {
  const changes: Record<string, TextEdit[]> = {}
  for (const { at, text } of fix.edits)
    (changes[uriOf(folder, at.file)] ??= []).push({ range: rangeOf(at), newText: text })
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.safe,
    diagnostics: [diagnostic],
    edit: { changes },
  }
}

/** On a line of its own above: the end of a line may lie inside of a string. */
function suppression(uri: string, diagnostic: Diagnostic, text: string): CodeAction {
  const { line } = diagnostic.range.start
  const indent = /^\s*/.exec(text)?.[0] ?? ''
  const start = { line, character: 0 }
  return {
    title: `Write off ${String(diagnostic.code)} here, with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: {
      changes: {
        [uri]: [
          {
            range: { start, end: start },
            newText: `${indent}# architect: ignore[${String(diagnostic.code)}] reason\n`,
          },
        ],
      },
    },
  }
}
