import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { loadDetections } from '../detections/load.ts'
import { applyFixes, type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { languageOfFile, loadLanguage } from '../languages/index.ts'
import type { CompileOptions, Language, LanguageId } from '../languages/language.ts'
import { withoutAllowed } from '../lint/allowed.ts'
import { lintPlan } from '../lint/index.ts'
import type { Plan } from '../plan/plan.ts'
import { buildCatalog } from '../schemas/catalog.ts'
import type { Profile } from '../schemas/resolve.ts'
import type { Table } from '../schemas/table.ts'
import { NO_SPAN, type SourceText } from '../source/text.ts'
import { PLATFORMS_OF } from './platforms.ts'

export interface LintedFile {
  readonly path: string
  readonly text: string
  readonly language: LanguageId | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Findings of the logic lint that the text itself allows. */
  readonly allowed: number
  /** The text with every fix applied; equal to `text` when there is none. */
  readonly fixed: string
}

/** Checks query files and detection packages below the paths; a path that cannot be read is a diagnostic, too. */
export async function* lint(
  paths: readonly string[],
  options: { readonly profile: Profile },
): AsyncIterable<LintedFile> {
  for (const given of paths) {
    const found = await lintableFiles(given)
    if ('problem' in found) {
      yield { path: given, text: '', language: undefined, diagnostics: [found.problem], allowed: 0, fixed: '' }
      continue
    }
    for (const file of found.files)
      yield path.basename(file) === 'detection.yaml' ? await lintPackage(file) : await lintQuery(file, options.profile)
  }
}

async function lintPackage(file: string): Promise<LintedFile> {
  const { diagnostics } = await loadDetections([file])
  const text = await readFile(file, 'utf8').catch(() => '')
  return { path: file, text, language: undefined, diagnostics, allowed: 0, fixed: text }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}

/** What a text cannot be told from alone: columns of the data, and files. */
const NEEDS_DATA: ReadonlySet<string> = new Set(['fidelity/data-columns', 'external/no-file'])

async function lintQuery(file: string, profile: Profile): Promise<LintedFile> {
  const language = languageOfFile(file)
  const text = await readFile(file, 'utf8').catch((error: unknown) => error)
  if (typeof text !== 'string' || language === undefined) {
    const reason = language === undefined ? 'its ending is none of .kql, .cql, .aql, .sumo' : reasonOf(text)
    const problem = diagnostic('reader/unreadable', file, NO_SPAN, { path: file, reason })
    return { path: file, text: '', language, diagnostics: [problem], allowed: 0, fixed: '' }
  }
  const { compile, review } = await loadLanguage(language)
  const source = { name: file, text }
  const catalog = buildCatalog({ platforms: PLATFORMS_OF[language], bound: [] })
  const options = { catalog, now: 0n, timeZone: 'UTC', vendorLimits: false, openTables: true }
  const compiled = compile(source, { ...options, profile })
  const plan = planToLint(compile, source, { ...options, profile: 'lenient' })
  const ofPlan = plan === undefined ? [] : lintPlan(plan, source, catalog)
  const logic = withoutAllowed([...ofPlan, ...(review?.(source) ?? [])], source)
  const diagnostics = [...compiled.diagnostics, ...logic.diagnostics].toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  )
  // Other notes tell how siemless reads the text when it runs it, which is no matter of the text itself.
  const found = diagnostics
    .filter((d) => d.severity !== 'info' || d.fixes.length > 0 || d.code.startsWith('lint/'))
    // The product runs it: it is only more than can be checked without data.
    .map((d) => (NEEDS_DATA.has(d.code) ? { ...d, severity: 'warning' as const } : d))
  const fixes = found.flatMap((d) => d.fixes)
  return { path: file, text, language, diagnostics: found, allowed: logic.allowed, fixed: applyFixes(text, fixes) }
}

/**
 * The plan as siemless reads the text, whatever the product refuses. Fields that the schema lacks are taken to be in the
 * records: a condition on one of them is as right or wrong as any other.
 */
export function planToLint(
  compile: Language['compile'],
  source: SourceText,
  options: CompileOptions,
): Plan | undefined {
  const { plan, diagnostics } = compile(source, options)
  const absent = diagnostics.flatMap(({ code, span }) =>
    code === 'schema/column-absent' ? [source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2')] : [],
  )
  if (plan === undefined || absent.length === 0) return plan
  const columns = [...new Set(absent)].map((name) => ({ name, type: 'string', standing: 'record' }) as const)
  const tables = [...options.catalog.tables].map(([name, table]): readonly [string, Table] => {
    const known = new Set(table.columns.map((c) => c.name))
    return [name, { ...table, columns: [...table.columns, ...columns.filter((c) => !known.has(c.name))] }]
  })
  return compile(source, { ...options, catalog: { tables: new Map(tables) } }).plan ?? plan
}

/** A file named outright is taken whatever its ending. */
async function lintableFiles(
  given: string,
): Promise<{ readonly files: readonly string[] } | { readonly problem: Diagnostic }> {
  const unreadable = (reason: string) => ({
    problem: diagnostic('reader/unreadable', given, NO_SPAN, { path: given, reason }),
  })
  const info = await stat(given).catch(() => undefined)
  if (info === undefined) return { problem: diagnostic('reader/not-found', given, NO_SPAN, { path: given }) }
  if (!info.isDirectory()) return { files: [given] }
  try {
    const entries = await readdir(given, { withFileTypes: true, recursive: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => languageOfFile(file) !== undefined || path.basename(file) === 'detection.yaml')
      .toSorted()
    return files.length > 0
      ? { files }
      : unreadable('it holds no query file (.kql, .cql, .aql, .sumo) and no detection package')
  } catch (error) {
    return unreadable(reasonOf(error))
  }
}
