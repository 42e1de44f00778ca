import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ExternalFile } from '../readers/external.ts'
import type { Source } from './source.ts'

/**
 * The local file for a URI of a query: the one that the user gave for it, or the one that it names as a path inside the
 * sources. A link that leads out of the sources names nothing.
 */
export async function findExternal(
  uri: string,
  given: Readonly<Record<string, string>>,
  sources: readonly Source[],
): Promise<ExternalFile | undefined> {
  // What follows a `;` in a storage connection string is a credential.
  const bare = uri.replace(/;.*$/s, '')
  const own = [uri, bare].find((name) => Object.hasOwn(given, name))
  if (own !== undefined) return fileAt(given[own] ?? '', uri)
  const name = localPath(bare)
  return name === undefined ? undefined : insideSources(name, uri, sources)
}

async function fileAt(file: string, uri: string): Promise<ExternalFile> {
  const info = await stat(file).catch(() => undefined)
  // A file that is gone by now is reported when it is read.
  return { uri, path: file, bytes: info?.size ?? 0 }
}

/** The path that a URI without a host stands for. */
function localPath(uri: string): string | undefined {
  if (uri.includes('\0') || uri === '') return undefined
  if (/^file:\/\/\//i.test(uri)) {
    try {
      return fileURLToPath(uri)
    } catch {
      return undefined
    }
  }
  // A letter and a colon begin a path of Windows.
  return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? undefined : uri
}

async function insideSources(name: string, uri: string, sources: readonly Source[]): Promise<ExternalFile | undefined> {
  for (const source of sources) {
    const root = typeof source === 'string' ? source : 'path' in source ? source.path : undefined
    const real = root === undefined || root === '-' ? undefined : await realpath(root).catch(() => undefined)
    if (root === undefined || real === undefined) continue
    const isDirectory = (await stat(real)).isDirectory()
    const candidates = [path.resolve(isDirectory ? root : path.dirname(root), name), path.resolve(name)]
    for (const candidate of candidates) {
      const found = await realpath(candidate).catch(() => undefined)
      if (found === undefined) continue
      const inside = isDirectory ? found.startsWith(real.endsWith(path.sep) ? real : real + path.sep) : found === real
      const info = inside ? await stat(found).catch(() => undefined) : undefined
      if (info?.isFile() === true) return { uri, path: found, bytes: info.size }
    }
  }
  return undefined
}
