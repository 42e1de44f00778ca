import { isObject } from '../row.ts'
import type { Shape, Taken } from '../shape.ts'
import { AZURE_LOGS } from './azure.ts'
import { M365_AUDIT } from './m365.ts'
import { at, cloudRow, has, type Told, text, time, type Values } from './row.ts'

function shape(
  id: string,
  doc: string,
  table: string,
  detect: (values: Values) => boolean,
  told: (values: Values) => Told,
): Shape {
  return { id, doc, detect, take: (values) => [cloudRow(table, values, told(values))] }
}

/** A file of S3 is one object with all records; a line of it may be, too. */
function records(values: Values): readonly Values[] | undefined {
  const found = values['Records']
  if (!Array.isArray(found) || found.length === 0) return undefined
  return found.every((record) => isObject(record) && isTrail(record)) ? found : undefined
}

const isTrail = (values: Values): boolean =>
  has(values, 'eventSource', 'eventName', 'eventTime', 'awsRegion') ||
  (has(values, 'eventSource', 'eventName', 'awsRegion', 'userIdentity') && has(values, 'eventVersion')) ||
  (has(values, 'eventVersion', 'eventID', 'eventType') && /^Aws/.test(String(values['eventType'])))

const trailRow = (values: Values): Taken => {
  const identity = values['userIdentity']
  return cloudRow('aws/cloudtrail', values, {
    '@time': time(values['eventTime'], values['@timestamp']),
    '@host': text(values['recipientAccountId'], at(identity, 'accountId')),
    '@user': text(
      at(identity, 'userName'),
      at(identity, 'arn'),
      at(identity, 'principalId'),
      at(identity, 'invokedBy'),
      at(identity, 'type'),
    ),
    '@destination': text(values['eventSource']),
    '@command': text(values['eventName']),
    '@process': text(values['userAgent']),
  })
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html */
const CLOUDTRAIL: Shape = {
  id: 'aws-cloudtrail',
  doc: 'AWS CloudTrail: eventSource, eventName, awsRegion, alone or inside Records',
  detect: (values) => isTrail(values) || records(values) !== undefined,
  take: (values) => (records(values) ?? [values]).map(trailRow),
}

const isAuditPayload = (payload: unknown): boolean =>
  isObject(payload) && typeof payload['methodName'] === 'string' && typeof payload['serviceName'] === 'string'

/** Exports of a log sink to Pub/Sub have the entry in `data`. */
const gcpEntry = (values: Values): Values => {
  const data = values['data']
  return isObject(data) && isAuditPayload(data['protoPayload']) ? data : values
}

const GCP: Shape = {
  id: 'gcp-audit',
  doc: 'Google Cloud audit logs: logName, protoPayload with serviceName and methodName',
  detect: (values) => isAuditPayload(gcpEntry(values)['protoPayload']),
  take: (values) => {
    const entry = gcpEntry(values)
    const payload = entry['protoPayload']
    const caller = at(payload, 'authenticationInfo', 'principalEmail')
    const told: Told = {
      // Rules name the entry as a sink to Pub/Sub gives it, too, and see through lists of one.
      data: { protoPayload: singled(withEntry(payload, entry), 0) },
      ...(entry === values ? {} : { protoPayload: payload }),
      'gcp.audit.method_name': at(payload, 'methodName'),
      'gcp.audit.service_name': at(payload, 'serviceName'),
      'gcp.audit.resource_name': at(payload, 'resourceName'),
      'gcp.audit.status.code': at(payload, 'status', 'code'),
      'gcp.audit.authentication_info.principal_email': caller,
      'gcp.audit.request_metadata.caller_ip': at(payload, 'requestMetadata', 'callerIp'),
      '@time': time(entry['timestamp'], entry['receiveTimestamp']),
      '@host': text(at(entry['resource'], 'labels', 'project_id')),
      '@user': text(caller),
      '@destination': text(at(payload, 'resourceName'), at(payload, 'serviceName')),
      '@command': text(at(payload, 'methodName')),
    }
    return [cloudRow('gcp/gcp.audit', values, told), ...workspaceEvents(entry, told)]
  },
}

/** Services of Google Workspace that write the same events to Cloud Logging. */
const SERVICES: Readonly<Record<string, string>> = {
  'admin.googleapis.com': 'gcp/google_workspace.admin',
  'login.googleapis.com': 'gcp/google_workspace.login',
}

/** https://cloud.google.com/logging/docs/audit/gsuite-audit-logging: the events stand in the payload's metadata. */
function workspaceEvents(entry: Values, told: Told): readonly Taken[] {
  const payload = entry['protoPayload']
  const service = text(at(payload, 'serviceName')) ?? ''
  const table = Object.hasOwn(SERVICES, service) ? SERVICES[service] : undefined
  const found = at(payload, 'metadata', 'event')
  const events = (Array.isArray(found) ? found : [found]).filter(isObject)
  if (table === undefined) return []
  const header = Object.fromEntries(Object.entries(told).filter(([name]) => name.startsWith('@')))
  return events.map((event) => {
    const shared = at(payload, 'metadata')
    const metadata = { ...(isObject(shared) ? shared : {}), event }
    const own = { ...(isObject(payload) ? payload : {}), metadata }
    return cloudRow(
      table,
      { ...entry, protoPayload: own },
      {
        ...(table.endsWith('admin') ? settings(parametersOf({ parameters: event['parameter'] })) : {}),
        eventService: service,
        eventName: event['eventName'],
        eventType: event['eventType'],
        ...header,
      },
    )
  })
}

/** What rules call the parameters of a change of a setting. */
const settings = (parameters: Values): Told => ({
  new_value: parameters['NEW_VALUE'],
  old_value: parameters['OLD_VALUE'],
  setting_name: parameters['SETTING_NAME'],
  application_name: parameters['APPLICATION_NAME'],
  'google_workspace.admin.new_value': parameters['NEW_VALUE'],
  'google_workspace.admin.setting.name': parameters['SETTING_NAME'],
  'google_workspace.admin.application.name': parameters['APPLICATION_NAME'],
})

/** Some rules look for members of the entry within its payload. */
function withEntry(payload: unknown, { logName, resource }: Values): unknown {
  return isObject(payload) ? { ...(logName === undefined ? {} : { logName }), resource, ...payload } : payload
}

/** The value with the item instead of each list that has but one. */
function singled(value: unknown, depth: number): unknown {
  if (depth > 16) return value
  if (Array.isArray(value)) return value.length === 1 ? singled(value[0], depth + 1) : value
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, singled(member, depth + 1)]))
}

/** An activity may have several events: a row each. */
const WORKSPACE: Shape = {
  id: 'google-workspace',
  doc: 'Google Workspace reports: kind admin#reports#activity, id.applicationName, events',
  detect: (values) => isActivity(values),
  take: (values) => {
    if (!isActivity(values)) return undefined
    const application = at(values['id'], 'applicationName')
    const table = application === 'login' ? 'gcp/google_workspace.login' : 'gcp/google_workspace.admin'
    const events = Array.isArray(values['events']) ? values['events'].filter(isObject) : []
    const service = application === 'admin' ? 'admin.googleapis.com' : application
    const rows = events.map((event) => {
      const parameters = parametersOf(event)
      return cloudRow(
        table,
        { ...values, events: [event] },
        {
          ...(table.endsWith('admin')
            ? settings(parameters)
            : // As the same event stands in Cloud Logging.
              {
                protoPayload: {
                  serviceName: 'login.googleapis.com',
                  metadata: { event: { eventName: event['name'], eventType: event['type'] } },
                },
              }),
          eventService: service,
          eventName: event['name'],
          eventType: event['type'],
          '@time': time(at(values['id'], 'time')),
          '@host': text(values['ownerDomain']),
          '@user': text(at(values['actor'], 'email'), at(values['actor'], 'callerType')),
          '@destination': text(parameters['USER_EMAIL'], service),
          '@command': text(event['name']),
        },
      )
    })
    return rows.length === 0 ? undefined : rows
  },
}

const isActivity = (values: Values): boolean =>
  (values['kind'] === 'admin#reports#activity' || isObject(values['actor'])) &&
  typeof at(values['id'], 'applicationName') === 'string' &&
  Array.isArray(values['events'])

function parametersOf(event: Values): Values {
  const parameters: Record<string, unknown> = Object.create(null)
  const list = event['parameters']
  for (const item of Array.isArray(list) ? list : []) {
    const name = at(item, 'name')
    if (typeof name !== 'string') continue
    parameters[name] = at(item, 'value') ?? at(item, 'boolValue') ?? at(item, 'intValue') ?? at(item, 'multiValue')
  }
  return parameters
}

const OKTA = shape(
  'okta',
  'Okta system log: eventType, published, actor, outcome, debugContext',
  'okta/okta',
  (values) => has(values, 'eventType', 'published', 'actor') && (has(values, 'outcome') || has(values, 'debugContext')),
  (values) => ({
    // Older rules are written for Okta's names in lower case.
    'actor.alternateid': at(values['actor'], 'alternateId'),
    'securitycontext.isproxy': at(values['securityContext'], 'isProxy'),
    'debugcontext.debugdata.requesturi': at(values['debugContext'], 'debugData', 'requestUri'),
    'debugcontext.debugdata.behaviors': at(values['debugContext'], 'debugData', 'behaviors'),
    'debugcontext.debugdata.logonlysecuritydata': at(values['debugContext'], 'debugData', 'logOnlySecurityData'),
    '@time': time(values['published']),
    '@user': text(at(values['actor'], 'alternateId'), at(values['actor'], 'displayName')),
    '@host': text(at(values['client'], 'ipAddress')),
    '@process': text(at(values['client'], 'userAgent', 'rawUserAgent')),
    '@command': text(values['eventType']),
  }),
)

const GITHUB = shape(
  'github-audit',
  'GitHub audit log of organisations and enterprises: action, actor, @timestamp, _document_id',
  'github/audit',
  (values) =>
    typeof values['action'] === 'string' &&
    /^[a-z_0-9]+\.[a-z_0-9.]+$/i.test(values['action']) &&
    has(values, 'actor') &&
    (has(values, '@timestamp') || has(values, 'created_at')) &&
    (has(values, '_document_id') || has(values, 'org') || has(values, 'business')),
  (values) => ({
    '@time': time(values['@timestamp'], values['created_at']),
    '@host': text(values['org'], values['business']),
    '@user': text(values['actor']),
    '@destination': text(values['repo'], values['repository'], values['user'], values['org']),
    '@command': text(values['action']),
    '@process': text(values['user_agent']),
  }),
)

const BITBUCKET = shape(
  'bitbucket-audit',
  'Bitbucket audit log: auditType, author, affectedObjects',
  'bitbucket/audit',
  (values) => typeof at(values['auditType'], 'action') === 'string' && has(values, 'author'),
  (values) => ({
    '@time': time(values['timestamp'], at(values['timestamp'], 'epochSecond')),
    '@host': text(values['node'], values['system']),
    '@user': text(at(values['author'], 'name')),
    '@command': text(at(values['auditType'], 'action')),
  }),
)

const ONELOGIN = shape(
  'onelogin',
  'OneLogin events: event_type_id, account_id, actor_user_name',
  'onelogin/onelogin.events',
  (values) =>
    has(values, 'event_type_id', 'account_id') && (has(values, 'actor_user_name') || has(values, 'user_name')),
  (values) => ({
    '@time': time(values['created_at'], values['event_timestamp']),
    '@host': text(values['ipaddr']),
    '@user': text(values['actor_user_name'], values['user_name']),
    '@destination': text(values['app_name'], values['user_name']),
    '@command': text(String(values['event_type_id'] ?? '')),
  }),
)

const DUO = shape(
  'duo',
  'Cisco Duo administrator and authentication logs: action, isotimestamp, object, or txid, factor, access_device',
  'cisco/duo',
  (values) =>
    has(values, 'action', 'isotimestamp', 'object', 'username') || has(values, 'txid', 'factor', 'access_device'),
  (values) => ({
    '@time': time(values['isotimestamp'], values['timestamp']),
    '@host': text(values['host'], at(values['access_device'], 'hostname')),
    '@user': text(values['username'], at(values['user'], 'name')),
    '@destination': text(values['object'], at(values['application'], 'name')),
    '@command': text(values['action'], values['event_type']),
  }),
)

const KUBERNETES = shape(
  'kubernetes-audit',
  'Kubernetes API server audit: kind Event, auditID, stage, verb, objectRef',
  'kubernetes/application/audit',
  (values) => has(values, 'auditID', 'verb', 'stage') && has(values, 'user'),
  (values) => {
    const pod = at(values['requestObject'], 'spec')
    const reference = values['objectRef']
    return {
      apiGroup: at(reference, 'apiGroup'),
      resource: at(reference, 'resource'),
      subresource: at(reference, 'subresource'),
      namespace: at(reference, 'namespace'),
      hostPath: pathsOf(pod),
      capabilities: capabilitiesOf(pod),
      '@time': time(values['requestReceivedTimestamp'], values['stageTimestamp']),
      '@user': text(at(values['user'], 'username')),
      '@host': text(Array.isArray(values['sourceIPs']) ? values['sourceIPs'][0] : undefined),
      '@destination': text(at(reference, 'name'), values['requestURI']),
      '@command': text(values['verb']),
      '@process': text(values['userAgent']),
    }
  },
)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function pathsOf(pod: unknown): string | undefined {
  const paths = listOf(at(pod, 'volumes')).flatMap((volume) => text(at(volume, 'hostPath', 'path')) ?? [])
  return paths.length === 0 ? undefined : paths.join('\n')
}

function capabilitiesOf(pod: unknown): string | undefined {
  const added = listOf(at(pod, 'containers')).flatMap((container) =>
    listOf(at(container, 'securityContext', 'capabilities', 'add')).flatMap((name) => text(name) ?? []),
  )
  return added.length === 0 ? undefined : added.join('\n')
}

const OPENCANARY = shape(
  'opencanary',
  'OpenCanary: logtype, logdata, node_id',
  'opencanary/application',
  (values) => has(values, 'logtype', 'logdata', 'node_id'),
  (values) => ({
    '@time': time(values['utc_time'], values['local_time_adjusted'], values['local_time']),
    '@host': text(values['node_id']),
    '@user': text(at(values['logdata'], 'USERNAME')),
    '@destination': text(values['dst_host']),
    '@port': text(String(values['dst_port'] ?? '')),
  }),
)

/** Audit logs of clouds and services; none is taken for one of another. */
export const CLOUD_SHAPES: readonly Shape[] = [
  CLOUDTRAIL,
  AZURE_LOGS,
  M365_AUDIT,
  GCP,
  WORKSPACE,
  OKTA,
  GITHUB,
  BITBUCKET,
  ONELOGIN,
  DUO,
  KUBERNETES,
  OPENCANARY,
]
