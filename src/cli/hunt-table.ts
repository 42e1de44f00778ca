import type { Finding } from '../detections/finding.ts'
import { escapeTerminal } from '../source/escape.ts'
import { type Cell, columnsOfText } from './output/columns.ts'

/** One event as people read it: what several platforms' queries say about it, on one line. */
interface Sighting {
  readonly finding: Finding
  readonly platforms: Set<string>
}

/**
 * Findings for reading, oldest first. The queries of several platforms that report the same event of the same
 * detection share a line, which says who saw it; `expected` tells which platforms' queries ran for a detection.
 */
export function findingsTable(
  findings: readonly Finding[],
  expected: ReadonlyMap<string, readonly string[]>,
  width: number | undefined,
): string {
  const sightings = new Map<string, Sighting>()
  for (const finding of findings) {
    const key = eventKey(finding)
    const known = sightings.get(key)
    if (known === undefined) sightings.set(key, { finding, platforms: new Set([finding.platform]) })
    else known.platforms.add(finding.platform)
  }
  const ordered = [...sightings.values()].toSorted((a, b) => order(a.finding, b.finding))
  const isRuled = findings.some((finding) => finding.rule !== undefined)
  const rows = ordered.map(({ finding, platforms }): readonly Cell[] => {
    const { entities } = finding
    return [
      secondOf(finding.time),
      finding.severity.toLowerCase(),
      finding.finding_info.types.join(' '),
      ...(isRuled ? [finding.finding_info.title] : []),
      hostLabel(entities.host ?? ''),
      baseName(entities.process ?? ''),
      detailOf(finding),
      seenBy(platforms, expected.get(finding.finding_info.analytic.uid) ?? []),
      ...(isRuled ? [finding.rule?.selections.join(' ') ?? ''] : []),
    ].map((text) => ({ text: escapeTerminal(text) }))
  })
  return columnsOfText(
    [
      { title: 'TIME (UTC)', least: 19 },
      { title: 'SEVERITY', optional: 2 },
      { title: 'ATT&CK', optional: 1 },
      ...(isRuled ? [{ title: 'DETECTION', least: 24 }] : []),
      { title: 'HOST', least: 12 },
      { title: 'PROCESS', least: 12 },
      { title: 'DETAIL', least: 30, elastic: true },
      isRuled ? { title: 'SEEN BY', optional: 0 } : { title: 'SEEN BY', least: 14 },
      ...(isRuled ? [{ title: 'SELECTIONS', optional: 2, least: 16 }] : []),
    ],
    rows,
    width,
  )
}

/** Platforms spell hosts, paths and fractions of a second differently. */
function eventKey(finding: Finding): string {
  const { entities, finding_info, time } = finding
  const target = entities.destination === undefined ? entities.command : `${entities.destination}:${entities.port}`
  return JSON.stringify([
    finding_info.analytic.uid,
    secondOf(time),
    hostLabel(entities.host ?? ''),
    baseName(entities.process ?? '').toLowerCase(),
    target,
  ])
}

/** By second; within one, what started before what it connected to (QRadar gives no fractions). */
function order(a: Finding, b: Finding): number {
  const [first, second] = [secondOf(a.time), secondOf(b.time)]
  if (first !== second) return first < second ? -1 : 1
  const connects = (f: Finding): number => Number(f.entities.destination !== undefined)
  return connects(a) - connects(b) || b.severity_id - a.severity_id
}

function detailOf({ entities }: Finding): string {
  const { destination, port, command, label } = entities
  if (destination !== undefined) return `→ ${destination}${port === undefined ? '' : ` port ${port}`}`
  return command ?? label ?? ''
}

function seenBy(platforms: ReadonlySet<string>, ran: readonly string[]): string {
  const missing = ran.filter((platform) => !platforms.has(platform))
  if (missing.length === 0) return ran.length > 1 ? `all ${ran.length}` : [...platforms].join(' ')
  return missing.length === 1 && ran.length > 2 ? `all but ${missing[0]}` : [...platforms].join(' ')
}

function secondOf(time: string | null): string {
  return time?.slice(0, 19).replace('T', ' ') ?? ''
}

/** Platforms name a host by its full or its short name, in either case. An address stays whole. */
export function hostLabel(host: string): string {
  if (/^[\d.]+$|:/.test(host)) return host
  return host.toLowerCase().split('.')[0] ?? ''
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
