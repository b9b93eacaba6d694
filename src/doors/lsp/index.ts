import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Connection,
  type InitializeParams,
  ProposedFeatures,
  TextDocumentSyncKind,
  createConnection,
} from 'vscode-languageserver/node'
import { version } from '../../kernel/version.ts'
import { actionsOf } from './actions.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { Workspace } from './workspace.ts'

/** How long a person must pause before what is typed is reviewed. */
const PAUSE = 400

/** The findings of `architect review` in an editor, as one types. Ends with the connection. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, input, output)
  const server = new Server(connection)
  connection.listen()
  return server.ended
}

class Server {
  readonly ended: Promise<void>
  private readonly connection: Connection
  private workspaces: readonly Workspace[] = []
  private readonly published = new Map<Workspace, ReadonlySet<string>>()
  private readonly timers = new Map<Workspace, NodeJS.Timeout>()
  private readonly running = new Set<Workspace>()

  constructor(connection: Connection) {
    this.connection = connection
    connection.onInitialize((given) => {
      this.workspaces = foldersOf(given).map((folder) => new Workspace(folder))
      return {
        serverInfo: { name: 'architect', version },
        capabilities: { textDocumentSync: TextDocumentSyncKind.Full, codeActionProvider: true },
      }
    })
    connection.onInitialized(() => this.workspaces.forEach((each) => this.soon(each, 0)))
    connection.onDidOpenTextDocument(({ textDocument }) => this.typed(textDocument.uri, textDocument.text))
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
      this.typed(textDocument.uri, contentChanges.at(-1)?.text ?? ''),
    )
    connection.onDidSaveTextDocument(({ textDocument }) => this.touched(textDocument.uri))
    connection.onDidCloseTextDocument(({ textDocument }) => {
      this.workspaceOf(textDocument.uri)?.close(textDocument.uri)
      this.touched(textDocument.uri)
    })
    connection.onCodeAction((given) => {
      const workspace = this.workspaceOf(given.textDocument.uri)
      if (!workspace) return []
      return [
        ...actionsOf(workspace.folder, workspace.findings, given, (line) =>
          workspace.lineAt(given.textDocument.uri, line),
        ),
      ]
    })
    connection.onShutdown(() => this.timers.forEach((timer) => clearTimeout(timer)))
    this.ended = new Promise((resolve) => connection.onExit(() => resolve()))
  }

  private workspaceOf(uri: string): Workspace | undefined {
    return this.workspaces.find((each) => each.fileOf(uri) !== null)
  }

  private typed(uri: string, text: string): void {
    this.workspaceOf(uri)?.type(uri, text)
    this.touched(uri)
  }

  private touched(uri: string): void {
    const workspace = this.workspaceOf(uri)
    if (workspace) this.soon(workspace, PAUSE)
  }

  private soon(workspace: Workspace, pause: number): void {
    clearTimeout(this.timers.get(workspace))
    this.timers.set(
      workspace,
      setTimeout(() => void this.review(workspace), pause),
    )
  }

  /** One review at a time: what is typed meanwhile asks for one more. */
  private async review(workspace: Workspace): Promise<void> {
    if (this.running.has(workspace)) return this.soon(workspace, PAUSE)
    this.running.add(workspace)
    try {
      const { findings, trouble } = await workspace.review()
      if (trouble) this.connection.console.warn(trouble)
      await this.publish(workspace, findings)
    } catch (error) {
      this.connection.console.error(`architect: ${String(error)}`)
    } finally {
      this.running.delete(workspace)
    }
  }

  private async publish(workspace: Workspace, findings: Workspace['findings']): Promise<void> {
    const files = diagnosticsOf(workspace.folder, findings)
    const gone = [...(this.published.get(workspace) ?? [])].filter((uri) => !files.has(uri))
    for (const uri of gone) await this.connection.sendDiagnostics({ uri, diagnostics: [] })
    for (const [uri, diagnostics] of files) await this.connection.sendDiagnostics({ uri, diagnostics })
    this.published.set(workspace, new Set(files.keys()))
  }
}

function foldersOf({
  workspaceFolders,
  rootUri,
}: InitializeParams & { readonly rootUri?: string | null }): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  return uris.filter((uri) => uri.startsWith('file:')).map((uri) => realpathSync(fileURLToPath(uri)))
}
