import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'

/** A package may name files below its own folder only, whatever links lie there. */
export async function readInside(directory: string, file: string): Promise<string | undefined> {
  try {
    const root = await realpath(directory)
    const target = await realpath(path.join(directory, file))
    if (!target.startsWith(root + path.sep)) return undefined
    return await readFile(target, 'utf8')
  } catch {
    return undefined
  }
}
