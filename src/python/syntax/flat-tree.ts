/**
 * A syntax tree in preorder, in one block of memory: it crosses threads without being copied. Node 0
 * is the module; the first child of a node is the next number, the next sibling is `next[node]`.
 */
export class FlatTree {
  readonly count: number
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** The number after the last node of this subtree. */
  readonly next: Uint32Array
  readonly kind: Uint8Array
  readonly buffer: ArrayBuffer

  constructor(buffer: ArrayBuffer) {
    this.buffer = buffer
    const count = Math.floor(buffer.byteLength / bytesPerNode)
    this.count = count
    this.start = new Uint32Array(buffer, 0, count)
    this.end = new Uint32Array(buffer, count * 4, count)
    this.next = new Uint32Array(buffer, count * 8, count)
    this.kind = new Uint8Array(buffer, count * 12, count)
  }
}

const bytesPerNode = 13

/** Collects nodes while a tree is walked; its arrays are kept from file to file. */
export class FlatTreeBuilder {
  count = 0
  private start = new Uint32Array(4096)
  private end = new Uint32Array(4096)
  private next = new Uint32Array(4096)
  private kind = new Uint8Array(4096)

  clear(): void {
    this.count = 0
  }

  /** A node whose subtree is just itself until it is closed. */
  add(kind: number, start: number, end: number): number {
    const node = this.count
    if (node === this.kind.length) this.grow()
    this.kind[node] = kind
    this.start[node] = start
    this.end[node] = end
    this.next[node] = node + 1
    this.count = node + 1
    return node
  }

  close(node: number): void {
    this.next[node] = this.count
  }

  startOf(node: number): number {
    return this.start[node] ?? 0
  }

  finish(): FlatTree {
    const tree = new FlatTree(new ArrayBuffer(this.count * bytesPerNode))
    tree.start.set(this.start.subarray(0, this.count))
    tree.end.set(this.end.subarray(0, this.count))
    tree.next.set(this.next.subarray(0, this.count))
    tree.kind.set(this.kind.subarray(0, this.count))
    return tree
  }

  private grow(): void {
    this.start = doubled(this.start)
    this.end = doubled(this.end)
    this.next = doubled(this.next)
    const kind = new Uint8Array(this.kind.length * 2)
    kind.set(this.kind)
    this.kind = kind
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
