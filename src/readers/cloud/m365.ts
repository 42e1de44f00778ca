import type { Shape } from '../shape.ts'
import { cloudRow, has, type Told, text, time, type Values } from './row.ts'

/** Workloads of Defender and Purview, whose alerts Sigma calls threat management and threat detection. */
const ALERTS =
  /^(?:SecurityComplianceCenter|MicrosoftCloudAppSecurity|ThreatIntelligence|AirInvestigation|Quarantine)$/i

const isRecord = (values: Values): boolean =>
  has(values, 'Operation', 'Workload') && (has(values, 'RecordType') || has(values, 'CreationTime', 'OrganizationId'))

/**
 * Records of the unified audit log
 * (https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema). Rules for
 * alerts call the workload `eventSource`, the alert or operation `eventName` and the result `status`.
 */
export const M365_AUDIT: Shape = {
  id: 'm365-audit',
  doc: 'Microsoft 365 unified audit log: Operation, Workload, RecordType, CreationTime',
  detect: isRecord,
  take: (values) => {
    if (!isRecord(values)) return undefined
    const workload = text(values['Workload']) ?? ''
    const told: Told = {
      eventSource: workload,
      eventName: text(values['Name'], values['Operation']),
      status: succeeded(values['ResultStatus']),
      '@time': time(values['CreationTime']),
      '@user': text(values['UserId'], values['UserKey']),
      '@host': text(values['ClientIP'], values['ClientIPAddress']),
      '@destination': text(values['ObjectId'], workload),
      '@command': text(values['Operation']),
      '@process': text(values['UserAgent']),
    }
    const tables = ['m365/audit']
    if (/^exchange$/i.test(workload)) tables.push('m365/exchange')
    if (ALERTS.test(workload)) tables.push('m365/threat_management', 'm365/threat_detection')
    return tables.map((table) => cloudRow(table, values, told))
  },
}

function succeeded(result: unknown): string | undefined {
  const written = text(result)
  return written !== undefined && /^(?:succe\w*|true)$/i.test(written) ? 'success' : written?.toLowerCase()
}
