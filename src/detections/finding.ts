import { hash } from 'node:crypto'
import { PLATFORM_NAMES, type Platform } from '../schemas/table.ts'
import type { Json } from '../types/codec.ts'
import type { Detection, DetectionQuery, DetectionSeverity, Entity } from './package.ts'

/** A row of a query's result: column name to JSON value. */
export type Row = Readonly<Record<string, Json>>

/** One match of a detection's query: an OCSF Detection Finding (https://schema.ocsf.io/classes/detection_finding). */
export interface Finding {
  readonly class_uid: 2004
  readonly class_name: 'Detection Finding'
  readonly activity_id: 1
  readonly activity_name: 'Create'
  readonly severity: string
  readonly severity_id: number
  readonly confidence: string
  /** Time of the matched event, ISO 8601; null when the query gives none. */
  readonly time: string | null
  readonly finding_info: {
    /** The same match has the same id in every run. */
    readonly uid: string
    readonly title: string
    readonly desc: string
    readonly types: readonly string[]
    readonly analytic: { readonly name: string; readonly uid: string; readonly type: 'Rule'; readonly type_id: 1 }
    /** Tags of a Sigma rule do not say which technique serves which tactic: then each stands alone. */
    readonly attacks: readonly {
      readonly technique?: { readonly uid: string }
      readonly tactic?: { readonly name: string }
    }[]
  }
  readonly platform: Platform
  readonly entities: Readonly<Partial<Record<Entity, string>>>
  /** The row as the query gives it. */
  readonly evidences: readonly [{ readonly data: Row }]
  /** Of a detection of a package. */
  readonly risk_score?: number
  /** Of a Sigma rule. */
  readonly rule?: MatchedRule
}

/** The Sigma rule behind a finding, and why the event matched. */
export type MatchedRule = {
  readonly id: string | null
  readonly title: string
  readonly level: string | null
  readonly status: string | null
  readonly author: string | null
  readonly license: string | null
  readonly file: string
  readonly references: readonly string[]
  readonly false_positives: readonly string[]
  /** The search identifiers that hold; of a correlation none. */
  readonly selections: readonly string[]
  /** The fields whose tests hold, with the event's values. */
  readonly fields: Row
}

const SEVERITY_IDS: Readonly<Record<DetectionSeverity, number>> = {
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
}

export function severityRank(severity: string): number {
  return Object.entries(SEVERITY_IDS).find(([name]) => name === severity.toLowerCase())?.[1] ?? 0
}

/** `high` is High, 4; without a level Unknown, 0. */
export function severityOf(level: string | undefined): Pick<Finding, 'severity' | 'severity_id'> {
  return level === undefined
    ? { severity: 'Unknown', severity_id: 0 }
    : { severity: capitalise(level), severity_id: severityRank(level) }
}

export function makeFinding(detection: Detection, query: DetectionQuery, row: Row): Finding {
  const entities: Partial<Record<Entity, string>> = {}
  for (const [entity, column] of Object.entries(query.entities)) {
    const value = row[column]
    // Object.entries widens the key; the manifest admits only entities.
    if (value !== null && value !== undefined && value !== '') entities[entity as Entity] = asText(value)
  }
  return {
    class_uid: 2004,
    class_name: 'Detection Finding',
    activity_id: 1,
    activity_name: 'Create',
    ...severityOf(detection.severity),
    confidence: capitalise(detection.confidence),
    time: isoTime(entities.time),
    finding_info: {
      uid: fingerprint(detection.id, query.platform, row),
      title: detection.title,
      desc: `${detection.title}, as ${PLATFORM_NAMES[query.platform]} sees it`,
      types: detection.attack.map((a) => a.technique),
      analytic: { name: `${detection.id}/${query.file}`, uid: detection.id, type: 'Rule', type_id: 1 },
      attacks: detection.attack.map((a) => ({ technique: { uid: a.technique }, tactic: { name: a.tactic } })),
    },
    platform: query.platform,
    entities,
    evidences: [{ data: row }],
    risk_score: detection.risk.score,
  }
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Platforms show time as ISO text, as epoch milliseconds or as `yyyy-MM-dd HH:mm:ss`. */
function isoTime(value: string | undefined): string | null {
  if (value === undefined) return null
  if (/^\d{10,14}$/.test(value)) return new Date(Number(value)).toISOString()
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return `${value.replace(' ', 'T')}Z`
  return value
}

export function fingerprint(id: string, platform: string, row: Row): string {
  return hash('sha256', JSON.stringify([id, platform, row])).slice(0, 32)
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
