import { isObject } from '../row.ts'
import type { Shape, Taken } from '../shape.ts'
import { at, cloudRow, has, type Told, text, time, type Values } from './row.ts'

type Log = 'activitylogs' | 'auditlogs' | 'signinlogs' | 'riskdetection' | 'pim'

/** Categories of diagnostic settings by log; those of the activity log are of its events. */
const CATEGORIES: Readonly<Record<string, Log>> = {
  signinlogs: 'signinlogs',
  noninteractiveusersigninlogs: 'signinlogs',
  serviceprincipalsigninlogs: 'signinlogs',
  managedidentitysigninlogs: 'signinlogs',
  auditlogs: 'auditlogs',
  userriskevents: 'riskdetection',
  serviceprincipalriskevents: 'riskdetection',
  administrative: 'activitylogs',
  security: 'activitylogs',
  servicehealth: 'activitylogs',
  alert: 'activitylogs',
  recommendation: 'activitylogs',
  policy: 'activitylogs',
  autoscale: 'activitylogs',
  resourcehealth: 'activitylogs',
  write: 'activitylogs',
  delete: 'activitylogs',
  action: 'activitylogs',
}

const RESOURCE = /^\/(?:subscriptions|tenants|providers)\//i

/**
 * Which log a record is of: by its category where diagnostic settings wrote it
 * (https://learn.microsoft.com/azure/azure-monitor/platform/resource-logs-schema), else by the members that Microsoft
 * Graph, the portal and the activity log's own API give.
 */
function logOf(values: Values): Log | undefined {
  const category = text(values['category'])?.toLowerCase()
  const isDiagnostic =
    has(values, 'time', 'operationName') && RESOURCE.test(String(values['resourceId'] ?? '')) && category !== undefined
  if (isDiagnostic) {
    const log = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined
    return log === 'riskdetection' && isAlert(at(values['properties'], 'riskEventType')) ? 'pim' : log
  }
  if (has(values, 'riskEventType') && (has(values, 'detectedDateTime') || has(values, 'id')))
    return isAlert(values['riskEventType']) ? 'pim' : 'riskdetection'
  if (has(values, 'alertDefinitionId', 'isActive', 'scopeId')) return 'pim'
  if (has(values, 'activityDisplayName', 'activityDateTime', 'initiatedBy')) return 'auditlogs'
  if (has(values, 'createdDateTime', 'userPrincipalName', 'appDisplayName', 'conditionalAccessStatus'))
    return 'signinlogs'
  const isActivity =
    has(values, 'operationName', 'resourceId', 'subscriptionId') &&
    (has(values, 'eventTimestamp') || has(values, 'submissionTimestamp'))
  return isActivity ? 'activitylogs' : undefined
}

/** Alerts of Privileged Identity Management: `rolesAssignedOutsidePrivilegedIdentityManagementAlertConfiguration`. */
const isAlert = (type: unknown): boolean => /Alert(?:Configuration|Incident)?$/.test(String(type ?? ''))

/** A blob of the export to storage has all records in one object. */
function records(values: Values): readonly Values[] | undefined {
  const found = values['records']
  if (!Array.isArray(found) || found.length === 0) return undefined
  return found.every((record) => isObject(record) && logOf(record) !== undefined) ? found : undefined
}

export const AZURE_LOGS: Shape = {
  id: 'azure-logs',
  doc: 'Azure activity log and Microsoft Entra sign-ins, audit, risk detections, PIM: diagnostic settings or Graph',
  detect: (values) => logOf(values) !== undefined || records(values) !== undefined,
  take: (values) => {
    const rows = (records(values) ?? [values]).flatMap((record) => rowOf(record) ?? [])
    return rows.length === 0 ? undefined : rows
  },
}

function rowOf(record: Values, log = logOf(record)): Taken | undefined {
  if (log === undefined) return undefined
  const properties = isObject(record['properties']) ? record['properties'] : {}
  // What both have is the record's own; the rest of the properties stands beside it under its own names.
  const values = log === 'activitylogs' ? record : { ...properties, ...record }
  return cloudRow(`azure/${log}`, values, { ...common(values, properties), ...OWN[log](values) })
}

/** The activity log's API gives some values with their translation. */
const plain = (value: unknown): unknown => (isObject(value) ? text(value['value']) : value)

function common(values: Values, properties: Values): Told {
  const operation = text(plain(values['operationName']), values['activityDisplayName'])
  return {
    operationName: operation,
    category: plain(values['category']),
    'properties.message': text(properties['message'], operation),
    '@time': time(
      values['time'],
      values['eventTimestamp'],
      values['activityDateTime'],
      values['createdDateTime'],
      values['detectedDateTime'],
    ),
    '@command': operation,
    '@host': text(values['callerIpAddress'], values['ipAddress'], at(values['httpRequest'], 'clientIpAddress')),
    '@user': text(
      values['userPrincipalName'],
      values['caller'],
      at(values['initiatedBy'], 'user', 'userPrincipalName'),
      at(values['initiatedBy'], 'app', 'displayName'),
      at(values['identity'], 'claims', 'name'),
      values['identity'],
    ),
    '@destination': text(values['resourceDisplayName'], values['resourceId']),
  }
}

/** The new value of a property that was changed, which is JSON text. */
function modified(resources: unknown, name: string): string | undefined {
  for (const resource of Array.isArray(resources) ? resources : []) {
    const properties = at(resource, 'modifiedProperties')
    for (const property of Array.isArray(properties) ? properties : []) {
      if (at(property, 'displayName') === name) return text(at(property, 'newValue'))?.replace(/^"(.*)"$/, '$1')
    }
  }
  return undefined
}

/** Tables of Log Analytics that have rows of the logs, with other names for the members of the records. */
const WORKSPACE: Readonly<Record<string, Log>> = {
  SigninLogs: 'signinlogs',
  AADNonInteractiveUserSignInLogs: 'signinlogs',
  AADServicePrincipalSignInLogs: 'signinlogs',
  AADManagedIdentitySignInLogs: 'signinlogs',
  AuditLogs: 'auditlogs',
  AzureActivity: 'activitylogs',
  AADUserRiskEvents: 'riskdetection',
}

/** Columns whose names are not those of the members with a capital letter. */
const MEMBERS: Readonly<Record<string, string>> = {
  TimeGenerated: 'time',
  IPAddress: 'ipAddress',
  ResourceId: 'resourceId',
  _ResourceId: 'resourceId',
  Identity: 'identity',
  Properties_d: 'properties',
  Authorization_d: 'authorization',
  Claims_d: 'claims',
  HTTPRequest: 'httpRequest',
}
/** Columns that rules name as they are. */
const KEPT = /^(?:OperationNameValue|CategoryValue|ResourceProviderValue|ActivityStatusValue|Type)$/

/** A row of a table of Log Analytics as a record of the log that it is of. */
export function azureRow(table: string, row: Values): Taken | undefined {
  const log = Object.hasOwn(WORKSPACE, table) ? WORKSPACE[table] : undefined
  if (log === undefined) return undefined
  const values: Record<string, unknown> = Object.create(null)
  for (const [name, written] of Object.entries(row)) {
    if (written === null || written === '' || name === 'Type') continue
    const known = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined
    const member = known ?? (KEPT.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`)
    values[member] ??= parsed(written)
  }
  return rowOf(values, log)
}

/** Exports write objects and arrays as JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value) || value.length > LONGEST) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
const LONGEST = 1 << 20

const OWN: Readonly<Record<Log, (values: Values) => Told>> = {
  activitylogs: (values) => {
    const operation = text(plain(values['OperationNameValue']), plain(values['operationName']))
    const resource = text(values['resourceId'], values['ResourceId'])
    return {
      // Log Analytics calls what the activity log calls an operation its value, beside its words.
      operationName: operation,
      OperationNameValue: operation,
      CategoryValue: text(values['CategoryValue'], plain(values['category'])),
      ResourceProviderValue: text(
        values['ResourceProviderValue'],
        plain(values['resourceProviderName']),
        operation?.split('/')[0],
      ),
      ActivityStatusValue: text(values['ActivityStatusValue'], plain(values['status']), values['resultType']),
      resourceId: resource,
      'properties.message': text(at(values['properties'], 'message'), operation),
      '@command': operation,
    }
  },
  auditlogs: (values) => ({
    activityDisplayName: text(values['activityDisplayName'], values['operationName']),
    ActivityType: text(values['activityDisplayName'], values['operationName']),
    Status: text(values['result'], values['resultType'])?.replace(/^s/, 'S'),
    'ConsentContext.IsAdminConsent': modified(values['targetResources'], 'ConsentContext.IsAdminConsent'),
  }),
  signinlogs: (values) => {
    const code = at(values['status'], 'errorCode') ?? values['resultType']
    const known = code === undefined ? undefined : String(code)
    return {
      resultType: known,
      resultDescription: text(values['resultDescription'], at(values['status'], 'failureReason')),
      location: text(values['location'], at(values['location'], 'countryOrRegion')),
      Status: known === undefined ? undefined : known === '0' ? 'Success' : 'Failure',
      '@process': text(values['appDisplayName']),
    }
  },
  riskdetection: () => ({}),
  pim: () => ({}),
}
