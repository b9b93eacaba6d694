import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configurationOf } from '../../flows/configuration.ts'
import { type ReviewRequest, review } from '../../flows/review.ts'
import { describe, Trouble } from '../../kernel/diagnostic.ts'
import type { Confidence, Finding, Severity } from '../../model/index.ts'

export interface Reviewed {
  readonly findings: readonly Finding[]
  /** Why there is nothing to say; '' when there was a review. */
  readonly trouble: string
}

/** A folder under review: its files as they lie there, and what is typed over them. */
export class Workspace {
  readonly folder: string
  findings: readonly Finding[] = []
  private readonly typed = new Map<string, string>()

  constructor(folder: string) {
    this.folder = folder
  }

  /** The path of a document inside of this folder; null for one that lies elsewhere. */
  fileOf(uri: string): string | null {
    if (!uri.startsWith('file:')) return null
    const path = relative(this.folder, fileURLToPath(uri))
    return path === '' || path.startsWith('..') || isAbsolute(path) ? null : path.split(sep).join('/')
  }

  type(uri: string, text: string): void {
    const file = this.fileOf(uri)
    if (file !== null) this.typed.set(file, text)
  }

  /** What is on disk counts again. */
  close(uri: string): void {
    const file = this.fileOf(uri)
    if (file !== null) this.typed.delete(file)
  }

  lineAt(uri: string, line: number): string {
    return this.typed.get(this.fileOf(uri) ?? '')?.split(/\r\n?|\n/)[line] ?? ''
  }

  async review(): Promise<Reviewed> {
    try {
      const { review: result } = await review(this.request(), { report: () => undefined })
      this.findings = result.findings
      return { findings: result.findings, trouble: '' }
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      this.findings = []
      return { findings: [], trouble: describe(error.diagnostic) }
    }
  }

  private request(): ReviewRequest {
    const { review: configured } = configurationOf(this.folder)
    return {
      directory: this.folder,
      entries: [],
      environment: {},
      selection: {
        only: configured.only,
        skip: configured.skip,
        minimumConfidence: (configured.minimumConfidence ?? 'low') as Confidence,
        auditor: configured.auditor,
        severity: configured.severity as Readonly<Record<string, Severity>>,
      },
      baseline: null,
      changedSince: null,
      newSince: null,
      changed: [...this.typed],
      cache: true,
      lab: false,
    }
  }
}
