import type { PGlite } from '@electric-sql/pglite'
import { PAGE } from '../sizes/layout.ts'

/** Pages of a segment: a relation is cut into files of one gigabyte. */
export const SEGMENT = 131_072

/** A file of the embedded server, as its file system keeps it in memory. */
interface MemoryNode {
  usedBytes: number
  /** What was ever written of it, which may be far less than it is long. */
  contents: Uint8Array
}

/** What is used of Emscripten's file system. It is no public interface of the server: a test holds it to this. */
interface MemoryFileSystem {
  lookupPath(path: string): { readonly node: MemoryNode }
  writeFile(path: string, content: Uint8Array): void
}

/** Makes files of the server as long as they would be, without anything in them. */
export class MemoryFiles {
  private readonly files: MemoryFileSystem
  /** The segments of a relation, as far as they were made. */
  private readonly nodes = new Map<string, MemoryNode[]>()

  constructor(database: PGlite) {
    const files = (database.Module as unknown as { readonly FS?: MemoryFileSystem }).FS
    const known = files && ['lookupPath', 'writeFile'].every((name) => name in files)
    if (!known)
      throw new Error('the embedded server keeps its files elsewhere now: the planner twin has to learn where')
    this.files = files
  }

  /** The first page of a relation. */
  firstPage(path: string): Uint8Array {
    return this.nodesOf(path, 1)[0]!.contents.subarray(0, PAGE)
  }

  /** Puts pages in the place of what a relation holds. */
  replace(path: string, pages: Uint8Array): void {
    const [node] = this.nodesOf(path, 1)
    node!.contents = pages
    node!.usedBytes = pages.byteLength
  }

  /**
   * A relation of so many pages: full segments, and one for the rest. Segments behind a shorter one are never looked
   * for, so those of an earlier, larger size may stay.
   */
  setPages(path: string, pages: number): void {
    const full = Math.floor(pages / SEGMENT)
    const nodes = this.nodesOf(path, full + 1)
    for (let segment = 0; segment < full; segment++) nodes[segment]!.usedBytes = SEGMENT * PAGE
    nodes[full]!.usedBytes = (pages % SEGMENT) * PAGE
  }

  /** As if it were empty. */
  empty(path: string): void {
    this.nodesOf(path, 1)[0]!.usedBytes = 0
  }

  /** The server takes the files of a relation away that is dropped. */
  forget(path: string): void {
    this.nodes.delete(path)
  }

  private nodesOf(path: string, segments: number): readonly MemoryNode[] {
    const known = this.nodes.get(path) ?? []
    this.nodes.set(path, known)
    while (known.length < segments) {
      const file = known.length === 0 ? path : `${path}.${known.length}`
      if (known.length > 0) this.files.writeFile(file, new Uint8Array(0))
      known.push(this.files.lookupPath(file).node)
    }
    return known
  }
}
