import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { SavedQuery } from '../languages/language.ts'
import { reasonOf } from '../readers/sources.ts'

/** No query of an honest author is longer. */
const LONGEST = 1 << 20

/**
 * The queries that the user gave under names that begin with `$`: a file is the query of that name; a directory, given for
 * `$`, holds queries named by their paths in it, without the ending `.cql`.
 */
export async function readSavedQueries(
  external: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, SavedQuery>> {
  const found = new Map<string, SavedQuery>()
  for (const [name, file] of Object.entries(external)) {
    if (!name.startsWith('$')) continue
    const files = name === '$' ? await queriesIn(file) : [[name.slice(1), file] as const]
    for (const [query, at] of files) if (!found.has(query)) found.set(query, await readQuery(at))
  }
  return found
}

async function queriesIn(directory: string): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cql'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => [path.relative(directory, file).slice(0, -'.cql'.length).split(path.sep).join('/'), file] as const)
}

async function readQuery(file: string): Promise<SavedQuery> {
  try {
    if ((await stat(file)).size > LONGEST) return { path: file, reason: 'it is longer than 1 MB' }
    return { name: file, text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, '') }
  } catch (error) {
    return { path: file, reason: error instanceof Error && 'code' in error ? reasonOf(error) : String(error) }
  }
}
