import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { loadDetections } from '../detections/load.ts'
import { decodedRule, looksLikeSigma } from '../detections/rule-files.ts'
import { loadScenarios } from '../detections/scenario-file.ts'
import { loadTexts } from '../detections/texts.ts'
import { readExclusions, TUNING_FILE } from '../detections/tuning-file.ts'
import { applyFixes, type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { languageOfFile, loadLanguage } from '../languages/index.ts'
import type { CompileOptions, Language, LanguageId } from '../languages/language.ts'
import { withoutAllowed } from '../lint/allowed.ts'
import { lintPlan } from '../lint/index.ts'
import { filter } from '../plan/build.ts'
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
    // Rules refer to each other across files.
    const rules = await lintRules(found.files.filter(isSigmaFile), found.isDirectory, options.profile)
    for (const file of found.files) {
      const linted = rules.get(file)
      if (linted === 'other') continue
      if (linted !== undefined) {
        yield linted()
        // The logic of thousands of rules takes minutes: between two of them signals are heard.
        await setImmediate()
      } else if (path.basename(file) === PACKAGE) {
        yield await lintPackage(file)
        const tuning = await lintTuning(path.join(path.dirname(file), TUNING_FILE))
        if (tuning !== undefined) yield tuning
        yield* lintScenarios(path.dirname(file))
      } else yield await lintQuery(file, options.profile)
    }
  }
}

const PACKAGE = 'detection.yaml'

function isSigmaFile(file: string): boolean {
  return path.basename(file) !== PACKAGE && languageOfFile(file) === 'sigma'
}

/**
 * The files that could be read, each with what is found in its rules. Of the YAML files of a directory some have nothing
 * of Sigma: they are `other`.
 */
async function lintRules(
  files: readonly string[],
  isDirectory: boolean,
  profile: Profile,
): Promise<ReadonlyMap<string, (() => LintedFile) | 'other'>> {
  if (files.length === 0) return new Map()
  const { compileRules } = await import('../languages/sigma/ruleset.ts')
  const texts = await Promise.all(files.map((file) => readFile(file).then(decodedRule, () => undefined)))
  const read = files.flatMap((name, index): readonly SourceText[] => {
    const text = texts[index]
    return text === undefined ? [] : [{ name, text }]
  })
  const sources = read.filter(({ text }) => !isDirectory || looksLikeSigma(text))
  const catalog = buildCatalog({ platforms: PLATFORMS_OF.sigma, bound: [] })
  const set = compileRules(sources, { ...WITHOUT_DATA, catalog, profile })
  const found = byName([...set.diagnostics, ...set.outcomes.flatMap((outcome) => outcome.diagnostics)], (d) => d.file)
  const outcomes = byName(set.outcomes, (outcome) => outcome.document?.source.name ?? '')
  const lintOne = ({ name, text }: SourceText): LintedFile => {
    const logic = (outcomes.get(name) ?? []).flatMap((outcome) => {
      const scan = outcome.kind === 'match' ? set.tables.get(outcome.match.table) : undefined
      if (outcome.kind !== 'match' || scan === undefined) return []
      return lintPlan(filter(scan, outcome.match.condition, scan.span), outcome.document.source, catalog)
    })
    const told = withoutAllowed(logic, { name, text })
    const diagnostics = shown([...(found.get(name) ?? []), ...told.diagnostics])
    const fixed = applyFixes(
      text,
      diagnostics.flatMap((d) => d.fixes),
    )
    return { path: name, text, language: 'sigma', diagnostics, allowed: told.allowed, fixed }
  }
  return new Map<string, (() => LintedFile) | 'other'>([
    ...read.filter((source) => !sources.includes(source)).map(({ name }) => [name, 'other'] as const),
    ...sources.map((source) => [source.name, () => lintOne(source)] as const),
  ])
}

function byName<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(nameOf(item))
    if (known === undefined) groups.set(nameOf(item), [item])
    else known.push(item)
  }
  return groups
}

async function lintPackage(file: string): Promise<LintedFile> {
  const { detections, diagnostics } = await loadDetections([file])
  const texts = await Promise.all(detections.map(loadTexts))
  const text = await readFile(file, 'utf8').catch(() => '')
  const found = [...diagnostics, ...texts.flatMap((each) => each.diagnostics)]
  return { path: file, text, language: undefined, diagnostics: found, allowed: 0, fixed: text }
}

/** The scenarios of a package that cannot be used; of the others there is nothing to say. */
async function* lintScenarios(directory: string): AsyncIterable<LintedFile> {
  const { diagnostics } = await loadScenarios(directory)
  for (const [file, found] of byName(diagnostics, (each) => each.file)) {
    const text = await readFile(file, 'utf8').catch(() => '')
    yield { path: file, text, language: undefined, diagnostics: found, allowed: 0, fixed: text }
  }
}

/** The exclusions of a package, where it has any. */
async function lintTuning(file: string): Promise<LintedFile | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { diagnostics } = readExclusions(file, text)
  return { path: file, text, language: undefined, diagnostics, allowed: 0, fixed: text }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}

const WITHOUT_DATA = { now: 0n, timeZone: 'UTC', vendorLimits: false, openTables: true } as const

/** What a text cannot be told from alone: columns of the data, and files. */
const NEEDS_DATA: ReadonlySet<string> = new Set([
  'fidelity/data-columns',
  'external/no-file',
  'fidelity/sigma-placeholder',
])

async function lintQuery(file: string, profile: Profile): Promise<LintedFile> {
  const language = languageOfFile(file)
  const text = await readFile(file, 'utf8').catch((error: unknown) => error)
  if (typeof text !== 'string' || language === undefined) {
    const reason = language === undefined ? 'its ending is none of .kql, .cql, .aql, .sumo, .yml' : reasonOf(text)
    const problem = diagnostic('reader/unreadable', file, NO_SPAN, { path: file, reason })
    return { path: file, text: '', language, diagnostics: [problem], allowed: 0, fixed: '' }
  }
  const { compile, review } = await loadLanguage(language)
  const source = { name: file, text }
  const catalog = buildCatalog({ platforms: PLATFORMS_OF[language], bound: [] })
  const options = { ...WITHOUT_DATA, catalog }
  const compiled = compile(source, { ...options, profile })
  const plan = planToLint(compile, source, { ...options, profile: 'lenient' })
  const ofPlan = plan === undefined ? [] : lintPlan(plan, source, catalog)
  const logic = withoutAllowed([...ofPlan, ...(review?.(source) ?? [])], source)
  const found = shown([...compiled.diagnostics, ...logic.diagnostics])
  const fixes = found.flatMap((d) => d.fixes)
  return { path: file, text, language, diagnostics: found, allowed: logic.allowed, fixed: applyFixes(text, fixes) }
}

/** In the order of the text, without what only says how siemless reads the text when it runs it. */
function shown(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return (
    diagnostics
      .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
      .filter((d) => d.severity !== 'info' || d.fixes.length > 0 || d.code.startsWith('lint/'))
      // The product runs it: it is only more than can be checked without data.
      .map((d) => (NEEDS_DATA.has(d.code) ? { ...d, severity: 'warning' as const } : d))
  )
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
): Promise<{ readonly files: readonly string[]; readonly isDirectory: boolean } | { readonly problem: Diagnostic }> {
  const unreadable = (reason: string) => ({
    problem: diagnostic('reader/unreadable', given, NO_SPAN, { path: given, reason }),
  })
  const info = await stat(given).catch(() => undefined)
  if (info === undefined) return { problem: diagnostic('reader/not-found', given, NO_SPAN, { path: given }) }
  if (!info.isDirectory()) return { files: [given], isDirectory: false }
  try {
    const entries = await readdir(given, { withFileTypes: true, recursive: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => languageOfFile(file) !== undefined || path.basename(file) === PACKAGE)
      .toSorted()
    return files.length > 0
      ? { files, isDirectory: true }
      : unreadable('it holds no query file (.kql, .cql, .aql, .sumo), no Sigma rule (.yml) and no detection package')
  } catch (error) {
    return unreadable(reasonOf(error))
  }
}
