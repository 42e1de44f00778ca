import type { Finding } from '../detections/finding.ts'
import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import type { QueryRun } from '../session/hunt.ts'
import { escapeTerminal } from '../source/escape.ts'
import { pad } from './output/table.ts'

/** What a hunt has found so far. */
export class Tally {
  readonly findings: Finding[] = []

  add(finding: Finding): void {
    this.findings.push(finding)
  }
}

/** Per detection: how many findings each platform's query made, hosts and first sight; then what could not run, and why. */
export function huntSummary(runs: readonly QueryRun[], tally: Tally, width = 100): string {
  const platforms = [...new Set(runs.map((run) => run.platform))]
  const detections = [...new Map(runs.map((run) => [run.detection.id, run.detection])).values()]
  const lines = ['']
  const head = [
    'SEVERITY',
    'DETECTION',
    'ATT&CK',
    ...platforms.map((p) => p.toUpperCase()),
    'HOSTS',
    'FIRST SEEN (UTC)',
  ]
  const rows = detections.map((detection) => {
    const found = tally.findings.filter((f) => f.finding_info.analytic.uid === detection.id)
    const times = found.flatMap((f) => (f.time === null ? [] : [f.time])).toSorted()
    const hosts = new Set(found.flatMap((f) => (f.entities.host === undefined ? [] : [hostLabel(f.entities.host)])))
    return [
      detection.severity,
      detection.title,
      detection.attack.map((a) => a.technique).join(' '),
      ...platforms.map((platform) => cell(runs, detection.id, platform)),
      hosts.size === 0 ? '-' : String(hosts.size),
      times[0]?.slice(0, 19).replace('T', ' ') ?? '-',
    ]
  })
  lines.push(...align([head, ...rows], width))
  const total = tally.findings.length
  const ran = runs.filter((run) => run.outcome === 'ran').length
  lines.push(
    '',
    total === 0
      ? `No findings: ${ran} of ${runs.length} queries ran and matched nothing.`
      : `${total} findings from ${ran} of ${runs.length} queries.`,
  )
  for (const run of runs) {
    if (run.outcome === 'no-data') {
      lines.push(
        `Could not see anything: ${name(run)}: these sources hold no ${run.emptyTables.map((t) => t.replace('_', ' ')).join(', ')} events`,
      )
    } else if (run.outcome === 'refused') {
      lines.push(
        `Did not run: ${name(run)}: ${escapeTerminal(run.diagnostics.find((d) => d.severity === 'error')?.message ?? '')}`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

/** Platforms name a host by its full or its short name, in either case. */
function hostLabel(host: string): string {
  return host.toLowerCase().split('.')[0] ?? ''
}

function name(run: QueryRun): string {
  return `${escapeTerminal(run.detection.id)} on ${PLATFORM_NAMES[run.platform]}`
}

function cell(runs: readonly QueryRun[], id: string, platform: Platform): string {
  const run = runs.find((r) => r.detection.id === id && r.platform === platform)
  if (run === undefined) return ''
  return run.outcome === 'ran' ? String(run.findings) : run.outcome === 'no-data' ? 'no data' : 'error'
}

/** Columns side by side; the second one, a title, gives way when a line is too wide. */
function align(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  const over = widths.reduce((sum, w) => sum + w + 2, 0) - 2 - width
  if (over > 0) widths[1] = Math.max(20, (widths[1] ?? 20) - over)
  return rows.map((row) =>
    row
      .map((value, i) => pad(escapeTerminal(value), widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
