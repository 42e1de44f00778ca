import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { loadDetections } from '../detections/load.ts'
import { applyFixes, type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { languageOfFile, loadLanguage } from '../languages/index.ts'
import type { LanguageId } from '../languages/language.ts'
import { buildCatalog } from '../schemas/catalog.ts'
import type { Profile } from '../schemas/resolve.ts'
import { NO_SPAN } from '../source/text.ts'
import { PLATFORMS_OF } from './platforms.ts'

export interface LintedFile {
  readonly path: string
  readonly text: string
  readonly language: LanguageId | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The text with every fix applied; equal to `text` when there is none. */
  readonly fixed: string
}

/** Checks query files and detection packages below the paths; a path that cannot be read is a diagnostic, too. */
export async function* lint(
  paths: readonly string[],
  options: { readonly profile: Profile },
): AsyncIterable<LintedFile> {
  for (const given of paths) {
    const files = await lintableFiles(given)
    if (files === undefined || files.length === 0) {
      const problem =
        files === undefined
          ? diagnostic('reader/not-found', given, NO_SPAN, { path: given })
          : diagnostic('reader/unreadable', given, NO_SPAN, {
              path: given,
              reason: 'it holds no query file (.kql, .cql, .aql, .sumo) and no detection package',
            })
      yield { path: given, text: '', language: undefined, diagnostics: [problem], fixed: '' }
    }
    for (const file of files ?? [])
      yield path.basename(file) === 'detection.yaml' ? await lintPackage(file) : await lintQuery(file, options.profile)
  }
}

async function lintPackage(file: string): Promise<LintedFile> {
  const { diagnostics } = await loadDetections([file])
  const text = await readFile(file, 'utf8')
  return { path: file, text, language: undefined, diagnostics, fixed: text }
}

async function lintQuery(file: string, profile: Profile): Promise<LintedFile> {
  const language = languageOfFile(file)
  const text = await readFile(file, 'utf8').catch((error: unknown) => error)
  if (typeof text !== 'string' || language === undefined) {
    const reason = language === undefined ? 'its ending names no query language' : String(text)
    const problem = diagnostic('reader/unreadable', file, NO_SPAN, { path: file, reason })
    return { path: file, text: '', language, diagnostics: [problem], fixed: '' }
  }
  const { compile } = await loadLanguage(language)
  const { diagnostics } = compile(
    { name: file, text },
    {
      catalog: buildCatalog({ platforms: PLATFORMS_OF[language], bound: [] }),
      profile,
      now: 0n,
      timeZone: 'UTC',
      vendorLimits: false,
    },
  )
  const fixes = diagnostics.flatMap((d) => d.fixes)
  return { path: file, text, language, diagnostics, fixed: applyFixes(text, fixes) }
}

/** `undefined` when there is nothing at the path. A file named outright is taken whatever its ending. */
async function lintableFiles(given: string): Promise<readonly string[] | undefined> {
  const info = await stat(given).catch(() => undefined)
  if (info === undefined) return undefined
  if (!info.isDirectory()) return [given]
  const entries = await readdir(given, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => languageOfFile(file) !== undefined || path.basename(file) === 'detection.yaml')
    .toSorted()
}
