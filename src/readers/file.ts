import { open } from 'node:fs/promises'

const BLOCK = 1 << 20

/** A file's bytes block by block. Each block is a buffer of its own. */
export async function* readBlocks(path: string, signal?: AbortSignal, size = BLOCK): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    for (;;) {
      signal?.throwIfAborted()
      const block = Buffer.allocUnsafe(size)
      const { bytesRead } = await file.read(block, 0, size)
      if (bytesRead === 0) return
      yield bytesRead === size ? block : block.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** The first bytes of a file. */
export async function readHead(path: string, size: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(head, length, size - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return head.subarray(0, length)
  } finally {
    await file.close()
  }
}
