import { stringify } from 'yaml'
import type { DetectionQuery, DetectionSeverity, Entity } from '../package.ts'
import { type ExportedPackage, type ExportFile, fileNameOf, stableUuid, tacticOf } from './exported.ts'

const SEVERITIES: Readonly<Record<DetectionSeverity, string>> = {
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'High',
}

/** Connectors by the table that they fill (Azure-Sentinel, `.script/tests/detectionTemplateSchemaValidation`). */
const CONNECTORS: Readonly<Record<string, string>> = {
  SecurityEvent: 'SecurityEvents',
  Event: 'WindowsEvents',
  WindowsEvent: 'WindowsSecurityEvents',
  Syslog: 'Syslog',
  CommonSecurityLog: 'CEF',
}

interface Mapping {
  readonly type: string
  readonly identifier: string
}

/** Entities of Sentinel (https://learn.microsoft.com/azure/sentinel/entities-reference). */
const MAPPINGS: Readonly<Partial<Record<Entity, Mapping>>> = {
  host: { type: 'Host', identifier: 'FullName' },
  user: { type: 'Account', identifier: 'FullName' },
  command: { type: 'Process', identifier: 'CommandLine' },
  destination: { type: 'IP', identifier: 'Address' },
}

/** More than five entities are refused. */
const MOST_MAPPINGS = 5

/**
 * A scheduled analytics rule in the form of `Detections/*.yaml` of https://github.com/Azure/Azure-Sentinel, of the query
 * for Sentinel; none where the package has no such query.
 */
export function exportSentinel({ detection }: ExportedPackage): ExportFile | undefined {
  const query = detection.queries.find(({ platform }) => platform === 'sentinel')
  if (query === undefined) return undefined
  const tactics = detection.attack.map(({ tactic }) => (tacticOf(tactic)?.name ?? tactic).replaceAll(' ', ''))
  const rule = {
    id: stableUuid(`${detection.id}/sentinel`),
    name: detection.title,
    description: detection.description,
    severity: SEVERITIES[detection.severity],
    status: 'Available',
    requiredDataConnectors: connectorsOf(query),
    queryFrequency: detection.schedule.every,
    queryPeriod: detection.schedule.lookback,
    triggerOperator: 'gt',
    triggerThreshold: 0,
    tactics: [...new Set(tactics)],
    relevantTechniques: [...new Set(detection.attack.map(({ technique }) => technique))],
    query: `${query.text.trimEnd()}\n`,
    entityMappings: mappingsOf(query),
    version: '1.0.0',
    kind: 'Scheduled',
  }
  return { name: `${fileNameOf(detection.id)}.yaml`, text: stringify(rule, { lineWidth: 0, blockQuote: 'literal' }) }
}

function connectorsOf(query: DetectionQuery) {
  const tables = new Map<string, string[]>()
  for (const table of query.requiredTables) {
    const connector = CONNECTORS[table] ?? (table.startsWith('Device') ? 'MicrosoftThreatProtection' : table)
    tables.set(connector, [...(tables.get(connector) ?? []), table])
  }
  return [...tables].map(([connectorId, dataTypes]) => ({ connectorId, dataTypes }))
}

function mappingsOf(query: DetectionQuery) {
  return Object.entries(MAPPINGS)
    .flatMap(([entity, { type, identifier }]) => {
      // The keys of MAPPINGS are entities.
      const columnName = query.entities[entity as Entity]
      return columnName === undefined ? [] : [{ entityType: type, fieldMappings: [{ identifier, columnName }] }]
    })
    .slice(0, MOST_MAPPINGS)
}
