import type { Platform } from '../schemas/table.ts'

export const SEVERITIES = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type DetectionSeverity = (typeof SEVERITIES)[number]

export const CONFIDENCES = ['low', 'medium', 'high'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const STATUSES = ['experimental', 'test', 'stable', 'deprecated'] as const
export type DetectionStatus = (typeof STATUSES)[number]

/** What of a query's result says who, where and when: entity to result column. */
export const ENTITIES = ['time', 'host', 'user', 'process', 'command', 'destination', 'port', 'label'] as const
export type Entity = (typeof ENTITIES)[number]

export interface AttackReference {
  readonly technique: string
  readonly tactic: string
}

/** A detection's text for one platform. */
export interface DetectionQuery {
  readonly platform: Platform
  /** Relative to the package, with `/`. */
  readonly file: string
  readonly text: string
  /** Absolute path, for reports. */
  readonly path: string
  readonly requiredTables: readonly string[]
  readonly entities: Readonly<Partial<Record<Entity, string>>>
}

/** One behaviour, as `detection.yaml` describes it, with its queries. */
export interface Detection {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly status: DetectionStatus
  readonly severity: DetectionSeverity
  readonly confidence: Confidence
  readonly attack: readonly AttackReference[]
  readonly dataSources: readonly string[]
  readonly falsePositives: readonly string[]
  readonly tuning: readonly string[]
  readonly blindSpots: readonly string[]
  readonly references: readonly string[]
  readonly threatActors: readonly string[]
  readonly risk: { readonly score: number; readonly reason: string }
  readonly schedule: { readonly every: string; readonly lookback: string }
  readonly queries: readonly DetectionQuery[]
  /** Findings per million benign events, after exclusions, that a query may have at most. */
  readonly noiseCeiling?: number
  readonly directory: string
}
