import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Platform } from '../../schemas/table.ts'
import { NO_SPAN } from '../../source/text.ts'
import { lint } from '../lint.ts'
import type { GivenQueries } from './areas.ts'
import { makeColumn } from './column.ts'
import type { TestedPackage } from './packages.ts'

/** What a file's name calls a platform, and the endings of its language. */
const NAMES: readonly (readonly [RegExp, Platform])[] = [
  [/defender|mde|m365d/i, 'defender'],
  [/sentinel/i, 'sentinel'],
  [/logscale|falcon|crowdstrike/i, 'falcon'],
  [/qradar/i, 'qradar'],
  [/sumo/i, 'sumo'],
  [/sigma/i, 'sigma'],
]

const ENDINGS: Readonly<Record<string, Platform>> = {
  '.kql': 'defender',
  '.cql': 'falcon',
  '.aql': 'qradar',
  '.sumo': 'sumo',
  '.yml': 'sigma',
  '.yaml': 'sigma',
}

/** The packages with the given queries as further columns, each where its technique is; the rest is reported. */
export async function withGiven(
  packages: readonly TestedPackage[],
  given: readonly GivenQueries[],
): Promise<{ readonly packages: readonly TestedPackage[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  let columns = packages
  for (const { name, path: from } of given) {
    const files = await queryFiles(from)
    const set = name ?? setName(files.isDirectory ? from : path.dirname(path.resolve(from)))
    let used = 0
    for (const file of files.found) {
      const technique = /^t\d{4}(?:\.\d{3})?/i.exec(path.basename(file))?.[0]?.toUpperCase()
      const platform = platformOf(file)
      const homes = columns.filter(({ detection }) => detection.attack.some((one) => one.technique === technique))
      if (platform === undefined || homes.length === 0) {
        const reason =
          technique === undefined
            ? 'its name begins with no technique, such as `T1048.002.defender.kql`: it is left out'
            : `no tested package is about ${technique}: it is left out`
        diagnostics.push(diagnostic('detection/unmatched-query', file, NO_SPAN, { path: file, reason }))
        continue
      }
      used += 1
      const text = await readFile(file, 'utf8')
      const rejected: Diagnostic[] = []
      for await (const linted of lint([file], { profile: 'vendor' })) {
        rejected.push(...linted.diagnostics.filter((d) => d.severity === 'error'))
      }
      const query = { platform, file: path.basename(file), text, path: file, requiredTables: [], entities: {} }
      columns = columns.map((one) =>
        homes.includes(one)
          ? {
              ...one,
              columns: [...one.columns, makeColumn({ detection: one.detection, query, set, exclusions: [], rejected })],
            }
          : one,
      )
    }
    if (used === 0 && files.found.length === 0) {
      const reason = 'it holds no query file (.kql, .cql, .aql, .sumo, .yml)'
      diagnostics.push(diagnostic('detection/unmatched-query', from, NO_SPAN, { path: from, reason }))
    }
  }
  return { packages: columns, diagnostics }
}

async function queryFiles(from: string): Promise<{ readonly found: readonly string[]; readonly isDirectory: boolean }> {
  const info = await stat(from).catch(() => undefined)
  if (info?.isDirectory() !== true) return { found: [from], isDirectory: false }
  const entries = await readdir(from, { withFileTypes: true, recursive: true })
  const found = entries
    .filter((entry) => entry.isFile() && path.extname(entry.name).toLowerCase() in ENDINGS)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
  return { found, isDirectory: true }
}

/** `seeds/` holds the set `seed`. */
function setName(directory: string): string {
  const name = path.basename(path.resolve(directory))
  return name.length > 2 && name.endsWith('s') ? name.slice(0, -1) : name
}

function platformOf(file: string): Platform | undefined {
  const name = path.basename(file).replace(/^t\d{4}(?:\.\d{3})?/i, '')
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? ENDINGS[path.extname(file).toLowerCase()]
}
