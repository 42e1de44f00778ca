import { describe, expect, it } from 'vitest'
import { findView } from '../../schemas/views.ts'
import { Recogniser } from '../shapes.ts'
import { CLOUD_SHAPES } from './shapes.ts'

const recogniser = new Recogniser(undefined, () => undefined)
type Values = Readonly<Record<string, unknown>>

function rows(values: Values): readonly (Values & { readonly table: string })[] {
  return (recogniser.take(values)?.taken ?? []).flatMap((taken) =>
    taken.kind === 'row' ? [{ table: taken.table, ...taken.values }] : [],
  )
}

const TRAIL = {
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', userName: 'eve', accountId: '111122223333' },
  eventTime: '2026-02-03T04:05:06Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'DeleteBucket',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '203.0.113.9',
  requestParameters: { bucketName: 'secrets' },
  responseElements: null,
  newMember: 7,
}
const AUDIT_ENTRY = {
  logName: 'projects/p/logs/cloudaudit.googleapis.com%2Factivity',
  timestamp: '2026-02-03T04:05:06.7Z',
  resource: { type: 'gce', labels: { project_id: 'p' } },
  protoPayload: {
    serviceName: 'compute.googleapis.com',
    methodName: 'v1.compute.firewalls.delete',
    authenticationInfo: { principalEmail: 'eve@example.org' },
    authorizationInfo: [{ permission: 'compute.firewalls.delete', granted: true }],
  },
}
const DIAGNOSTIC = {
  time: '2026-02-03T04:05:06.789Z',
  resourceId: '/tenants/t/providers/Microsoft.aadiam',
  operationName: 'Sign-in activity',
  category: 'SignInLogs',
  resultType: '50126',
  properties: { userPrincipalName: 'eve@example.org', appId: 'a', status: { errorCode: 50126 } },
}

describe('audit logs of clouds', () => {
  it('AWS CloudTrail', () => {
    const [row, ...others] = rows(TRAIL)
    expect(others).toEqual([])
    expect(row).toMatchObject({
      table: 'aws/cloudtrail',
      '@time': '2026-02-03T04:05:06Z',
      '@user': 'eve',
      '@destination': 's3.amazonaws.com',
      requestParameters: { bucketName: 'secrets' },
      '@fields': { newMember: 7 },
    })
    expect(String(row?.['@values']).split('\n')).toContain('secrets')
    expect(rows({ Records: [TRAIL, TRAIL] })).toHaveLength(2)
    expect(rows({ Records: [TRAIL, 1] })).toEqual([])
  })

  it('Google Cloud, as an entry and as a sink gives it', () => {
    const expected = {
      table: 'gcp/gcp.audit',
      'gcp.audit.method_name': 'v1.compute.firewalls.delete',
      data: { protoPayload: { authorizationInfo: { permission: 'compute.firewalls.delete' } } },
      protoPayload: AUDIT_ENTRY.protoPayload,
      '@user': 'eve@example.org',
      '@host': 'p',
      '@time': '2026-02-03T04:05:06.7Z',
    }
    expect(rows(AUDIT_ENTRY)).toMatchObject([expected])
    expect(rows({ data: AUDIT_ENTRY, insertId: 'x' })).toMatchObject([expected])
  })

  it('Google Workspace: a row for each event', () => {
    const found = rows({
      kind: 'admin#reports#activity',
      id: { time: '2026-02-03T04:05:06Z', applicationName: 'admin' },
      actor: { email: 'eve@example.org' },
      events: [
        { type: 'USER_SETTINGS', name: 'GRANT_ADMIN_PRIVILEGE', parameters: [{ name: 'USER_EMAIL', value: 'bob@x' }] },
        { type: 'S', name: 'ENFORCE_STRONG_AUTHENTICATION', parameters: [{ name: 'NEW_VALUE', value: 'false' }] },
      ],
    })
    expect(found).toMatchObject([
      { eventName: 'GRANT_ADMIN_PRIVILEGE', eventService: 'admin.googleapis.com', '@destination': 'bob@x' },
      { eventName: 'ENFORCE_STRONG_AUTHENTICATION', new_value: 'false', table: 'gcp/google_workspace.admin' },
    ])
    expect(String(found[0]?.['@values'])).not.toContain('ENFORCE')
  })

  it('Azure: diagnostic settings, Graph and the activity log', () => {
    expect(rows(DIAGNOSTIC)).toMatchObject([
      {
        table: 'azure/signinlogs',
        resultType: '50126',
        Status: 'Failure',
        userPrincipalName: 'eve@example.org',
        'properties.message': 'Sign-in activity',
        '@time': '2026-02-03T04:05:06.789Z',
      },
    ])
    expect(rows({ records: [DIAGNOSTIC, DIAGNOSTIC] })).toHaveLength(2)
    expect(
      rows({
        id: '1',
        category: 'RoleManagement',
        activityDisplayName: 'Update role setting in PIM',
        activityDateTime: '2026-02-03T04:05:06Z',
        initiatedBy: { user: { userPrincipalName: 'eve@example.org' } },
        result: 'success',
      }),
    ).toMatchObject([
      {
        table: 'azure/auditlogs',
        'properties.message': 'Update role setting in PIM',
        operationName: 'Update role setting in PIM',
        Status: 'Success',
        '@user': 'eve@example.org',
      },
    ])
    expect(
      rows({
        operationName: { value: 'Microsoft.Network/firewalls/delete', localizedValue: 'Delete' },
        resourceId: '/subscriptions/s/x',
        subscriptionId: 's',
        eventTimestamp: '2026-02-03T04:05:06Z',
        caller: 'eve@example.org',
      }),
    ).toMatchObject([
      {
        table: 'azure/activitylogs',
        operationName: 'Microsoft.Network/firewalls/delete',
        'properties.message': 'Microsoft.Network/firewalls/delete',
        '@user': 'eve@example.org',
      },
    ])
    const risk = { id: '1', riskEventType: 'anonymizedIPAddress', detectedDateTime: '2026-02-03T04:05:06Z' }
    expect(rows(risk)).toMatchObject([{ table: 'azure/riskdetection', riskEventType: 'anonymizedIPAddress' }])
    expect(rows({ ...risk, riskEventType: 'noMfaOnRoleActivationAlertIncident' })).toMatchObject([
      { table: 'azure/pim' },
    ])
  })

  it('Microsoft 365', () => {
    const record = { CreationTime: '2026-02-03T04:05:06', RecordType: 1, UserId: 'eve@x', Operation: 'New-InboxRule' }
    expect(rows({ ...record, Workload: 'Exchange', ResultStatus: 'True' })).toMatchObject([
      { table: 'm365/audit', '@time': '2026-02-03T04:05:06Z', status: 'success' },
      { table: 'm365/exchange', eventName: 'New-InboxRule', Operation: 'New-InboxRule' },
    ])
    const alert = { ...record, Workload: 'SecurityComplianceCenter', Name: 'Impossible travel activity', Status: 'New' }
    expect(rows(alert)).toMatchObject([
      { table: 'm365/audit' },
      { table: 'm365/threat_management', eventSource: 'SecurityComplianceCenter', eventName: alert.Name },
      { table: 'm365/threat_detection', '@fields': { Status: 'New' } },
    ])
  })

  it.each<[string, Values, Values]>([
    [
      'okta/okta',
      {
        eventType: 'system.api_token.create',
        published: '2026-02-03T04:05:06.000Z',
        actor: { alternateId: 'eve@x' },
        outcome: { result: 'SUCCESS' },
      },
      { '@user': 'eve@x', 'actor.alternateid': 'eve@x' },
    ],
    [
      'github/audit',
      { '@timestamp': 1_770_000_000_000, action: 'repo.destroy', actor: 'eve', org: 'o', _document_id: 'd' },
      { '@user': 'eve', '@time': '2026-02-02T02:40:00.000Z' },
    ],
    [
      'bitbucket/audit',
      { timestamp: 1_770_000_000, auditType: { action: 'Login failed', category: 'Auth' }, author: { name: 'eve' } },
      { '@command': 'Login failed', '@user': 'eve' },
    ],
    [
      'onelogin/onelogin.events',
      { created_at: '2026-02-03T04:05:06.000Z', account_id: 1, event_type_id: 532, actor_user_name: 'eve' },
      { event_type_id: 532, '@user': 'eve' },
    ],
    [
      'cisco/duo',
      { action: 'bypass_create', isotimestamp: '2026-02-03T04:05:06+00:00', object: 'bob', username: 'eve' },
      { action: 'bypass_create', '@destination': 'bob' },
    ],
    [
      'kubernetes/application/audit',
      {
        kind: 'Event',
        auditID: 'a',
        stage: 'ResponseComplete',
        verb: 'create',
        user: { username: 'eve' },
        objectRef: { resource: 'pods', namespace: 'kube-system' },
        requestObject: { spec: { volumes: [{ hostPath: { path: '/' } }] } },
      },
      { resource: 'pods', namespace: 'kube-system', hostPath: '/', '@user': 'eve' },
    ],
    [
      'opencanary/application',
      { logtype: 4002, logdata: { USERNAME: 'root' }, node_id: 'n', utc_time: '2026-02-03 04:05:06.1', dst_port: 22 },
      { '@user': 'root', '@port': '22', '@time': '2026-02-03T04:05:06.1Z' },
    ],
  ])('%s', (table, values, expected) => {
    expect(rows(values)).toMatchObject([{ table, ...expected }])
  })

  it('give tables and columns that views have, and take no record of another product', () => {
    for (const values of [TRAIL, AUDIT_ENTRY, DIAGNOSTIC]) {
      for (const { table, ...row } of rows(values)) {
        const known = findView('sigma', table)?.columns ?? {}
        expect(Object.keys(row).filter((name) => !Object.hasOwn(known, name))).toEqual([])
      }
      expect(CLOUD_SHAPES.filter((shape) => shape.detect(values))).toHaveLength(1)
    }
    const others: readonly Values[] = [
      {},
      { action: 'login', actor: 'x', created_at: 'y' },
      { eventName: 'a', eventSource: 'b' },
      { Records: [] },
      { records: [{ category: 'AdvancedHunting-DeviceProcessEvents' }] },
      { time: 'x', category: 'Other', operationName: 'o', resourceId: '/subscriptions/s' },
      { EventID: 1, Channel: 'Security', Computer: 'pc' },
    ]
    for (const values of others) expect(CLOUD_SHAPES.filter((shape) => shape.detect(values))).toEqual([])
  })
})
