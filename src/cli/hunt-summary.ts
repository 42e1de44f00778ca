import { SEVERITIES } from '../detections/package.ts'
import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import type { QueryRun } from '../session/hunt.ts'
import { escapeTerminal } from '../source/escape.ts'
import { counted } from './counted.ts'
import type { HuntTally } from './hunt-tally.ts'
import { type ColumnSpec, columnsOfText } from './output/columns.ts'

/** What a hunt did: a line per detection, then the total, then what could not be looked for, and why. */
export function huntSummary(runs: readonly QueryRun[], tally: HuntTally, width: number, interrupted: boolean): string {
  if (runs.length === 0) return interrupted ? '\nNo query was run.\n' : '\nThere was no detection to run.\n'
  return [
    '',
    detectionTable(runs, tally, width),
    totalLine(runs, tally, interrupted),
    ...refusedLines(runs),
    ...blindLines(runs),
    '',
  ].join('\n')
}

function detectionTable(runs: readonly QueryRun[], tally: HuntTally, width: number): string {
  const platforms = [...new Set(runs.map((run) => run.platform))]
  const detections = [...new Map(runs.map((run) => [run.detection.id, run.detection])).values()].toSorted(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity),
  )
  const columns: readonly ColumnSpec[] = [
    { title: 'SEVERITY' },
    { title: 'ATT&CK', optional: 2 },
    { title: 'DETECTION', least: 32, elastic: true },
    ...platforms.map((platform): ColumnSpec => ({ title: platform.toUpperCase(), right: true })),
    { title: 'HOSTS', right: true, optional: 3 },
    { title: 'FIRST SEEN (UTC)', optional: 1 },
  ]
  const rows = detections.map((detection) => {
    const { hosts, first } = tally.of(detection.id)
    return [
      detection.severity,
      detection.attack.map((a) => a.technique).join(' '),
      detection.title,
      ...platforms.map((platform) => cell(runs, detection.id, platform)),
      String(hosts),
      first?.slice(0, 19).replace('T', ' ') ?? '-',
    ].map((text) => ({ text: escapeTerminal(text) }))
  })
  return columnsOfText(columns, rows, width)
}

/** What one platform's query of a detection found, or that it could not look. */
function cell(runs: readonly QueryRun[], id: string, platform: Platform): string {
  const here = runs.filter((run) => run.detection.id === id && run.platform === platform)
  if (here.length === 0) return '-'
  if (here.some((run) => run.outcome === 'refused')) return 'error'
  if (here.every((run) => run.outcome === 'no-data')) return 'no data'
  return here.reduce((sum, run) => sum + run.findings, 0).toLocaleString('en')
}

function totalLine(runs: readonly QueryRun[], tally: HuntTally, interrupted: boolean): string {
  const ran = runs.filter((run) => run.outcome === 'ran').length
  const stopped = interrupted ? 'Interrupted: the queries that come later did not run. ' : ''
  const found = runs.reduce((sum, run) => sum + run.findings, 0)
  if (found > 0) {
    const { hosts } = tally.total
    const places = hosts === 0 ? '' : ` on ${counted(hosts, 'host')}`
    return `${stopped}${counted(found, 'finding')}${places}; ${ran} of ${counted(runs.length, 'query', 'queries')} ran.`
  }
  if (ran === 0)
    return `${stopped}No findings, because none of the ${counted(runs.length, 'query', 'queries')} could run.`
  const all = ran === runs.length ? `${counted(ran, 'query', 'queries')}` : `${ran} of ${runs.length} queries`
  return `${stopped}No findings: ${all} ran and matched nothing.`
}

function refusedLines(runs: readonly QueryRun[]): readonly string[] {
  return runs
    .filter((run) => run.outcome === 'refused')
    .map((run) => {
      const reason = run.diagnostics.find((d) => d.severity === 'error')?.message ?? 'it has errors'
      return `Did not run: ${escapeTerminal(run.detection.id)} on ${PLATFORM_NAMES[run.platform]}: ${escapeTerminal(reason)}`
    })
}

/** Detections that lack telemetry, those that lack the same kinds together. */
function blindLines(runs: readonly QueryRun[]): readonly string[] {
  const byReason = new Map<string, string[]>()
  for (const id of new Set(runs.map((run) => run.detection.id))) {
    const own = runs.filter((run) => run.detection.id === id)
    const blind = own.filter((run) => run.outcome === 'no-data')
    const seeing = own.filter((run) => run.outcome === 'ran')
    if (blind.length > 0) {
      const where = seeing.length === 0 ? '' : ` on ${blind.map((run) => PLATFORM_NAMES[run.platform]).join(', ')}`
      note(byReason, `could not look${where}: these sources hold no ${kinds(lackingInAll(blind))}`, id)
    }
    // Several platforms read more kinds of events than the behaviour needs; what all of them lack is what it needs.
    const lacking = lackingInAll(seeing)
    if (lacking.length > 0) note(byReason, `looked at a part only: these sources hold no ${kinds(lacking)}`, id)
  }
  return [...byReason].map(([reason, ids]) => `${ids.map(escapeTerminal).join(', ')} ${reason}`)
}

function note(notes: Map<string, string[]>, reason: string, id: string): void {
  notes.set(reason, [...(notes.get(reason) ?? []), id])
}

function lackingInAll(runs: readonly QueryRun[]): readonly string[] {
  const [first, ...others] = runs
  return first?.emptyTables.filter((table) => others.every((run) => run.emptyTables.includes(table))) ?? []
}

/** `process and network events`. */
function kinds(tables: readonly string[]): string {
  const names = tables.map((table) => table.replace(/_activity$/, '').replaceAll('_', ' '))
  const last = names.pop()
  if (last === undefined) return 'events that it reads'
  return `${names.length === 0 ? last : `${names.join(', ')} or ${last}`} events`
}
