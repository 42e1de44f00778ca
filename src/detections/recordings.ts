import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import { readManifest } from './manifest.ts'

const RECORDINGS_FILE = 'recordings.yaml'

/** A public recording, and how many findings each platform's query has in it. */
export interface Recording {
  /** Relative to the directory of recordings, with `/`. */
  readonly path: string
  readonly findings: Readonly<Partial<Record<Platform, number>>>
}

// The keys of PLATFORM_NAMES are all platforms.
const PLATFORMS = Object.keys(PLATFORM_NAMES) as readonly Platform[]

/** The recordings of a package's `recordings.yaml`; none where there is no such file. */
export async function loadRecordings(
  directory: string,
): Promise<{ readonly recordings: readonly Recording[]; readonly diagnostics: readonly Diagnostic[] }> {
  const file = path.join(directory, RECORDINGS_FILE)
  try {
    const text = await readFile(file, 'utf8')
    const { value, diagnostics } = readManifest({ name: file, text }, (manifest) =>
      manifest.maps('recordings').map((reader): Recording => {
        const given = reader.text('path')
        if (given.split(/[\\/]/).includes('..') || path.isAbsolute(given)) {
          reader.report(`\`${given}\` leads out of the directory of recordings`, reader.nodeOf('path'))
        }
        const counts = reader.map('findings')
        const findings: Partial<Record<Platform, number>> = {}
        for (const platform of PLATFORMS)
          if (counts?.has(platform) === true) findings[platform] = counts.number(platform)
        counts?.finish()
        reader.finish()
        return { path: given, findings }
      }),
    )
    return { recordings: value ?? [], diagnostics }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { recordings: [], diagnostics: [] }
    const parameters = { path: file, reason: 'the file cannot be read' }
    return { recordings: [], diagnostics: [diagnostic('detection/invalid', file, NO_SPAN, parameters)] }
  }
}
