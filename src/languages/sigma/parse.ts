import { type Diagnostic, Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { SourceText, Span } from '../../source/text.ts'
import type { Filter, Rule, SigmaDocument } from './ast.ts'
import { mergeDocuments } from './legacy.ts'
import { readCorrelation } from './parse-correlation.ts'
import { readDetection, readLogSource } from './parse-detection.ts'
import { METADATA_MEMBERS, readMetadata } from './parse-metadata.ts'
import {
  asMap,
  member,
  missing,
  namesOf,
  type Reading,
  reportDuplicates,
  reportNearMisses,
  startOf,
} from './reading.ts'
import { readDocuments, type YamlEntry, type YamlMap } from './yaml.ts'

/** One document of a text; without `document` the errors say why it could not be read. */
export interface ParsedDocument {
  readonly span: Span
  readonly document?: SigmaDocument
  readonly diagnostics: readonly Diagnostic[]
}

export interface ParsedSigma {
  /** Those that could be read. */
  readonly documents: readonly SigmaDocument[]
  /** Of all of the text, in its order. */
  readonly diagnostics: readonly Diagnostic[]
  /** Every document, in the order of the text. */
  readonly parsed: readonly ParsedDocument[]
}

/**
 * The rules, correlations and filters of a YAML text. One that is wrong does not keep the others from being read. What
 * decides about matches and is wrong is an error; all else is a warning.
 */
export function parseSigma(source: SourceText, profile: Profile): ParsedSigma {
  const parsed: ParsedDocument[] = []
  const reports = new Map<Span, Report>()
  const reportOf = (span: Span): Report => {
    const made = reports.get(span) ?? new Report(source)
    reports.set(span, made)
    return made
  }
  const yaml = [...readDocuments(source.text, reportOf)]
  for (const { span, map } of mergeDocuments(yaml, reportOf)) {
    const report = reportOf(span)
    const document = map === undefined ? undefined : readDocument(map, span, { report, profile })
    const isWhole = document !== undefined && !report.hasErrors
    parsed.push({ span, diagnostics: report.diagnostics, ...(isWhole ? { document } : {}) })
  }
  const all = [...reports.values()].flatMap((report) => report.diagnostics)
  if (yaml.length === 0 && all.length === 0) {
    const empty = new Report(source)
    empty.add('syntax/sigma-empty', { start: 0, end: 0 }, {})
    return { documents: [], diagnostics: empty.diagnostics, parsed: [] }
  }
  return { documents: parsed.flatMap((p) => p.document ?? []), diagnostics: all, parsed }
}

const KINDS = ['detection', 'correlation', 'filter'] as const

function readDocument(map: YamlMap, span: Span, reading: Reading): SigmaDocument | undefined {
  const { report } = reading
  const sections = KINDS.flatMap((kind) => member(map, kind) ?? [])
  const [section, another] = sections
  if (section === undefined) {
    missing(map, 'detection', 'the document', report)
    return undefined
  }
  if (another !== undefined) {
    const reason = `it has both \`${section.key}\` and \`${another.key}\``
    report.add('syntax/sigma-document', another.keySpan, { reason })
    return undefined
  }
  const deciding = ['logsource', ...KINDS, 'generate']
  reportDuplicates(map, report, (key) => (deciding.includes(key) ? 'error' : 'warning'))
  const own = section.key === 'correlation' ? ['correlation', 'generate'] : ['logsource', section.key]
  reportNearMisses(map, 'the document', [...METADATA_MEMBERS, ...own], report)
  const metadata = readMetadata(map, report)
  reportTaxonomy(map, reading)
  const common = { source: report.source, metadata, span }
  if (section.key === 'correlation') return readCorrelation(section, map, common, reading)
  const body = asMap(section, report)
  const logSource = readSource(map, reading)
  if (body === undefined) return undefined
  return section.key === 'filter'
    ? readFilter(body, logSource, common, reading)
    : readRule(body, logSource, common, reading)
}

type Common = Pick<Rule, 'source' | 'metadata' | 'span'>

function readRule(
  body: YamlMap,
  logSource: Rule['logSource'] | undefined,
  common: Common,
  reading: Reading,
): Rule | undefined {
  const timeframe = member(body, 'timeframe')
  const { searches, conditions } = readDetection(body, '`detection`', ['condition', 'timeframe'], reading)
  if (timeframe !== undefined && !reading.report.hasErrors) {
    const what = '`timeframe` is of version 1 of Sigma and has no meaning without an aggregation'
    reading.report.add('lint/sigma-value', timeframe.keySpan, { what }, { hints: ['a correlation has a `timespan`'] })
  }
  if (logSource === undefined || conditions.length === 0) return undefined
  return { kind: 'rule', ...common, logSource, searches, conditions }
}

function readFilter(
  body: YamlMap,
  logSource: Rule['logSource'] | undefined,
  common: Common,
  reading: Reading,
): Filter | undefined {
  const { searches, conditions } = readDetection(body, '`filter`', ['condition', 'rules'], reading)
  const entry = member(body, 'rules')
  if (entry === undefined) missing(body, 'rules', '`filter`', reading.report)
  const rules = entry === undefined ? undefined : readFilterRules(entry, reading)
  if (logSource === undefined || rules === undefined || conditions.length === 0) return undefined
  return { kind: 'filter', ...common, logSource, rules, searches, conditions }
}

function readFilterRules(entry: YamlEntry, { report }: Reading): Filter['rules'] | undefined {
  const { value } = entry
  if (value.kind === 'text' && /^(?:any|all)$/i.test(value.text)) return 'any'
  const names = namesOf(entry, report)
  if (names?.length !== 0) return names
  report.add('syntax/sigma-form', value.span, { what: '`rules` of a filter is empty' }, { hints: ['`rules: any`'] })
  return undefined
}

function readSource(map: YamlMap, reading: Reading): Rule['logSource'] | undefined {
  const entry = member(map, 'logsource')
  if (entry === undefined) {
    missing(map, 'logsource', 'the document', reading.report, startOf(map))
    return undefined
  }
  const source = asMap(entry, reading.report)
  return source && readLogSource(source, reading)
}

function reportTaxonomy(map: YamlMap, { report }: Reading): void {
  const entry = member(map, 'taxonomy')
  if (entry?.value.kind !== 'text' || entry.value.text === 'sigma') return
  const what = `the names of the taxonomy \`${entry.value.text}\` are taken as they stand`
  report.add('lint/sigma-value', entry.value.span, { what })
}
