import { expect, test } from 'vitest'
import { huntShort, type ShortRule } from '../support/sigma-hunt.ts'

const lines = (...records: readonly unknown[]): string =>
  `${records.map((record) => JSON.stringify(record)).join('\n')}\n`

const rule = (title: string, logsource: string, ...detection: readonly string[]): ShortRule => ({
  title,
  logsource,
  detection: ['selection:', ...detection.map((line) => `  ${line}`)].join('\n'),
})

const TRAIL = {
  eventVersion: '1.09',
  userIdentity: { type: 'Root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
  eventTime: '2026-03-05T09:00:00Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'CreateAccessKey',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.5',
  userAgent: 'aws-cli/2.15',
  requestParameters: { userName: 'backup', attribute: 'userData' },
  responseElements: null,
  additionalEventData: { MFAUsed: 'No' },
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
}

test('AWS CloudTrail: lines, files of S3, and bound', async () => {
  const rules = [
    rule('root', 'product: aws, service: cloudtrail', 'userIdentity.type: Root'),
    rule(
      'no event of a service',
      'product: aws, service: cloudtrail',
      'userIdentity.type: Root',
      'eventType: AwsServiceEvent',
    ),
    rule(
      'parameters',
      'product: aws, service: cloudtrail',
      'eventSource: iam.amazonaws.com',
      'requestParameters.userName: backup',
    ),
    rule('mfa', 'product: aws, service: cloudtrail', "additionalEventData.MFAUsed: 'No'"),
    rule('keyword', 'product: aws, service: cloudtrail', 'eventName|contains: AccessKey', 'responseElements: null'),
  ]
  const expected = {
    root: 'ran 2',
    'no event of a service': 'ran 0',
    parameters: 'ran 2',
    mfa: 'ran 2',
    keyword: 'ran 2',
  }
  const files = await huntShort({ 'trail.jsonl': lines(TRAIL), 's3.json': JSON.stringify({ Records: [TRAIL] }) }, rules)
  expect(files.rules).toEqual(expected)
  expect(files.counts).toEqual({ 'trail.jsonl': [1, 1, 0, 0], 's3.json': [1, 1, 0, 0] })
  const bound = await huntShort({ 'x.json': JSON.stringify([TRAIL, TRAIL]) }, rules, { 'x.json': 'aws/cloudtrail' })
  expect(bound.rules).toEqual(expected)
})

test('Azure: diagnostic settings, Graph, and rows of Log Analytics', async () => {
  const resourceId = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg1'
  const activity = {
    time: '2026-03-05T09:00:00Z',
    resourceId,
    operationName: 'MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE',
    category: 'Administrative',
    resultType: 'Success',
    callerIpAddress: '203.0.113.8',
    identity: { claims: { name: 'dana' } },
    properties: { message: 'Microsoft.Authorization/roleAssignments/write' },
  }
  const signIn = {
    createdDateTime: '2026-03-05T09:01:00Z',
    userPrincipalName: 'dana@example.org',
    appDisplayName: 'Portal',
    conditionalAccessStatus: 'failure',
    clientAppUsed: 'IMAP4',
    ipAddress: '203.0.113.8',
    status: { errorCode: 50053, failureReason: 'The account is locked' },
    deviceDetail: { deviceId: '', trusttype: 'Azure AD registered' },
    location: { countryOrRegion: 'NO' },
  }
  const audit = {
    activityDisplayName: 'Consent to application',
    activityDateTime: '2026-03-05T09:02:00Z',
    loggedByService: 'Core Directory',
    category: 'ApplicationManagement',
    result: 'success',
    initiatedBy: { user: { userPrincipalName: 'omar@example.org' } },
    targetResources: [
      {
        type: 'ServicePrincipal',
        modifiedProperties: [{ displayName: 'ConsentContext.IsAdminConsent', newValue: '"True"' }],
      },
    ],
  }
  const risk = {
    id: 'r1',
    riskEventType: 'unfamiliarFeatures',
    detectedDateTime: '2026-03-05T09:03:00Z',
    riskState: 'atRisk',
  }
  const pim = { id: 'a1', riskEventType: 'noMfaOnRoleActivationAlertIncident', createdDateTime: '2026-03-05T09:04:00Z' }
  const workspace = [
    {
      TimeGenerated: '2026-03-05T10:00:00Z',
      Type: 'AzureActivity',
      OperationName: 'Create role assignment',
      OperationNameValue: 'MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE',
      CategoryValue: 'Administrative',
      ResourceProviderValue: 'MICROSOFT.AUTHORIZATION',
      Caller: 'dana@example.org',
      CallerIpAddress: '203.0.113.8',
      _ResourceId: resourceId,
    },
    {
      TimeGenerated: '2026-03-05T10:01:00Z',
      Type: 'SigninLogs',
      UserPrincipalName: 'omar@example.org',
      AppDisplayName: 'Portal',
      ConditionalAccessStatus: 'failure',
      ClientAppUsed: 'IMAP4',
      IPAddress: '203.0.113.9',
      ResultType: '50053',
      ResultDescription: 'The account is locked',
      Status: '{"errorCode":50053}',
      DeviceDetail: '{"deviceId":"","trusttype":"Azure AD registered"}',
    },
    {
      TimeGenerated: '2026-03-05T10:02:00Z',
      Type: 'AuditLogs',
      ActivityDisplayName: 'Consent to application',
      OperationName: 'Consent to application',
      LoggedByService: 'Core Directory',
      Category: 'ApplicationManagement',
      Result: 'success',
      InitiatedBy: '{"user":{"userPrincipalName":"omar@example.org"}}',
      TargetResources: JSON.stringify(audit.targetResources),
    },
  ]
  const { rules, counts, rows } = await huntShort(
    {
      'activity.jsonl': lines(activity),
      'entra.jsonl': lines(signIn, audit, risk, pim),
      'workspace.jsonl': lines(...workspace),
    },
    [
      rule(
        'operation',
        'product: azure, service: activitylogs',
        'operationName: Microsoft.Authorization/roleAssignments/write',
      ),
      rule(
        'operation value',
        'product: azure, service: activitylogs',
        'CategoryValue: Administrative',
        'ResourceProviderValue: Microsoft.Authorization',
        'OperationNameValue|endswith: /write',
      ),
      rule(
        'message',
        'product: azure, service: activitylogs',
        'properties.message|startswith: Microsoft.Authorization',
      ),
      rule('locked', 'product: azure, service: signinlogs', 'ResultType: 50053'),
      rule(
        'description',
        'product: azure, service: signinlogs',
        'Resultdescription|contains: locked',
        'Status: Failure',
      ),
      rule(
        'device',
        'product: azure, service: signinlogs',
        'DeviceDetail.trusttype: Azure AD registered',
        "DeviceDetail.deviceId: ''",
      ),
      rule(
        'client',
        'product: azure, service: signinlogs',
        'ClientApp: IMAP4',
        'conditionalAccessStatus: failure',
        'Username|endswith: example.org',
      ),
      rule(
        'consent',
        'product: azure, service: auditlogs',
        'OperationName: Consent to application',
        "ConsentContext.IsAdminConsent: 'true'",
      ),
      rule(
        'audit',
        'product: azure, service: auditlogs',
        'LoggedByService: Core Directory',
        'Category: ApplicationManagement',
        'Status: Success',
        'properties.message: Consent to application',
      ),
      rule('risk', 'product: azure, service: riskdetection', 'riskEventType: unfamiliarFeatures'),
      rule('pim', 'product: azure, service: pim', 'riskEventType: noMfaOnRoleActivationAlertIncident'),
    ],
  )
  expect(rules).toEqual({
    operation: 'ran 2',
    'operation value': 'ran 2',
    message: 'ran 2',
    locked: 'ran 2',
    description: 'ran 2',
    device: 'ran 2',
    client: 'ran 2',
    consent: 'ran 2',
    audit: 'ran 2',
    risk: 'ran 1',
    pim: 'ran 1',
  })
  expect(counts).toEqual({
    'activity.jsonl': [1, 1, 0, 0],
    'entra.jsonl': [4, 4, 0, 0],
    'workspace.jsonl': [3, 3, 0, 0],
  })
  expect(rows['consent']?.map((row) => row['user'])).toEqual(['omar@example.org', 'omar@example.org'])
})

test('Microsoft 365', async () => {
  const record = {
    CreationTime: '2026-03-05T09:00:00',
    Id: 'm1',
    Operation: 'New-InboxRule',
    OrganizationId: 'o1',
    RecordType: 1,
    ResultStatus: 'Succeeded',
    UserId: 'dana@example.org',
    Workload: 'Exchange',
    ObjectId: 'inbox',
  }
  const alert = {
    ...record,
    Id: 'm2',
    Operation: 'AlertTriggered',
    Workload: 'SecurityComplianceCenter',
    Name: 'Own alert',
    ResultStatus: 'success',
  }
  const { rules } = await huntShort({ 'm365.jsonl': lines(record, alert) }, [
    rule(
      'audit',
      'product: m365, service: audit',
      'Workload: Exchange',
      'Operation: New-InboxRule',
      'ResultStatus: Succeeded',
    ),
    rule(
      'exchange',
      'product: m365, service: exchange',
      'eventSource: Exchange',
      'eventName: New-InboxRule',
      'status: success',
    ),
    rule(
      'management',
      'product: m365, service: threat_management',
      'eventSource: SecurityComplianceCenter',
      'eventName: Own alert',
      'status: success',
    ),
    rule('detection', 'product: m365, service: threat_detection', 'eventName|contains: alert'),
  ])
  expect(rules).toEqual({ audit: 'ran 1', exchange: 'ran 1', management: 'ran 1', detection: 'ran 1' })
})

test('Google Cloud and Workspace', async () => {
  const entry = (serviceName: string, methodName: string, metadata?: unknown): unknown => ({
    logName: 'projects/p1/logs/cloudaudit.googleapis.com%2Factivity',
    resource: { type: 'gce_subnetwork', labels: { project_id: 'p1' } },
    timestamp: '2026-03-05T09:00:00Z',
    insertId: 'i1',
    protoPayload: {
      serviceName,
      methodName,
      resourceName: 'projects/p1/keys/1',
      authenticationInfo: { principalEmail: 'dana@example.org' },
      authorizationInfo: [{ granted: true, permission: 'iam.keys.create' }],
      ...(metadata === undefined ? {} : { metadata }),
    },
  })
  const activity = {
    kind: 'admin#reports#activity',
    id: { time: '2026-03-05T09:05:00Z', applicationName: 'admin' },
    actor: { email: 'omar@example.org' },
    events: [
      {
        type: 'APPLICATION_SETTINGS',
        name: 'CHANGE_APPLICATION_SETTING',
        parameters: [
          { name: 'SETTING_NAME', value: 'Own setting' },
          { name: 'NEW_VALUE', value: 'ALLOWED' },
        ],
      },
    ],
  }
  const login = {
    ...activity,
    id: { ...activity.id, applicationName: 'login' },
    events: [{ type: 'attack_warning', name: 'gov_attack_warning' }],
  }
  const change = {
    event: [
      {
        eventName: 'CHANGE_APPLICATION_SETTING',
        eventType: 'APPLICATION_SETTINGS',
        parameter: [
          { name: 'SETTING_NAME', value: 'Own setting' },
          { name: 'NEW_VALUE', value: 'ALLOWED' },
        ],
      },
    ],
  }
  const { rules } = await huntShort(
    {
      'gcp.jsonl': lines(
        entry('iam.googleapis.com', 'google.iam.admin.v1.CreateServiceAccountKey'),
        entry('login.googleapis.com', 'google.login.LoginService.govAttackWarning', {
          event: [{ eventName: 'gov_attack_warning' }],
        }),
        entry('admin.googleapis.com', 'google.admin.AdminService.changeApplicationSetting', change),
      ),
      'workspace.jsonl': lines(activity, login),
    },
    [
      rule('method', 'product: gcp, service: gcp.audit', 'gcp.audit.method_name|endswith: .CreateServiceAccountKey'),
      rule(
        'payload',
        'product: gcp, service: gcp.audit',
        'data.protoPayload.serviceName: iam.googleapis.com',
        "data.protoPayload.authorizationInfo.granted: 'true'",
        'data.protoPayload.logName|contains: activity',
        'data.protoPayload.resource.type: gce_subnetwork',
      ),
      rule(
        'login',
        'product: gcp, service: google_workspace.login',
        'protoPayload.serviceName: login.googleapis.com',
        'protoPayload.metadata.event.eventName: gov_attack_warning',
      ),
      rule(
        'admin',
        'product: gcp, service: google_workspace.admin',
        'eventService: admin.googleapis.com',
        'eventName: CHANGE_APPLICATION_SETTING',
        'setting_name|startswith: Own',
        'new_value: ALLOWED',
      ),
    ],
  )
  expect(rules).toEqual({ method: 'ran 1', payload: 'ran 1', login: 'ran 2', admin: 'ran 2' })
})

test('Okta, GitHub, Bitbucket, OneLogin, Duo, Kubernetes, OpenCanary', async () => {
  const { rules, counts } = await huntShort(
    {
      'services.jsonl': lines(
        {
          eventType: 'user.session.start',
          published: '2026-03-05T09:00:00.000Z',
          actor: { alternateId: 'dana@example.org' },
          outcome: { result: 'FAILURE', reason: 'own reason' },
          securityContext: { isProxy: true },
          debugContext: { debugData: { requestUri: '/api/v1/own' } },
          legacyEventType: 'core.own',
          displayMessage: 'Session start',
        },
        {
          '@timestamp': 1772701200000,
          _document_id: 'g1',
          action: 'repo.destroy',
          actor: 'dana',
          org: 'acme',
          repo: 'acme/x',
        },
        {
          auditType: { category: 'Global administration', action: 'Global secret scanning rule deleted' },
          author: { name: 'omar' },
          timestamp: '2026-03-05T09:00:00Z',
        },
        { event_type_id: 72, account_id: 5, user_name: 'dana', created_at: '2026-03-05T09:00:00Z' },
        {
          action: 'bypass_create',
          isotimestamp: '2026-03-05T09:00:00+00:00',
          object: 'dana',
          username: 'API',
          description: '{}',
        },
        {
          kind: 'Event',
          apiVersion: 'audit.k8s.io/v1',
          auditID: 'k1',
          stage: 'ResponseComplete',
          verb: 'create',
          requestURI: '/api/v1/namespaces/kube-system/pods',
          user: { username: 'system:serviceaccount:x:y' },
          objectRef: { resource: 'pods', namespace: 'kube-system', apiGroup: 'apps', subresource: 'exec' },
          responseStatus: { code: 403 },
          requestReceivedTimestamp: '2026-03-05T09:00:00.000000Z',
          requestObject: {
            spec: {
              volumes: [{ hostPath: { path: '/etc' } }],
              containers: [{ securityContext: { capabilities: { add: ['SYS_ADMIN'] } } }],
            },
          },
        },
        {
          dst_host: '192.0.2.4',
          dst_port: 21,
          logdata: { USERNAME: 'x' },
          logtype: 2000,
          node_id: 'canary1',
          src_host: '198.51.100.3',
          src_port: 999,
          utc_time: '2026-03-05 09:00:00.000000',
        },
      ),
    },
    [
      rule(
        'okta',
        'product: okta, service: okta',
        'eventType: user.session.start',
        "securityContext.isProxy: 'true'",
        'outcome.result: FAILURE',
        'debugContext.debugData.requestUri|contains: /own',
      ),
      rule(
        'okta of old',
        'product: okta, service: okta',
        'legacyeventtype: core.own',
        'displaymessage|contains: start',
        'actor.alternateid|contains: dana',
      ),
      rule('github', 'product: github, service: audit', 'action: repo.destroy'),
      rule(
        'bitbucket',
        'product: bitbucket, service: audit',
        'auditType.category: Global administration',
        'auditType.action: Global secret scanning rule deleted',
      ),
      rule('onelogin', 'product: onelogin, service: onelogin.events', 'event_type_id:', '  - 72', '  - 73'),
      rule('duo', 'product: cisco, service: duo', 'action: bypass_create'),
      rule(
        'kubernetes',
        'product: kubernetes, category: application, service: audit',
        'verb: create',
        'objectRef.resource: pods',
        'objectRef.subresource: exec',
        'apiGroup: apps',
        'hostPath: /etc',
        'capabilities|contains: SYS_ADMIN',
      ),
      rule(
        'kubernetes without category',
        'product: kubernetes, service: audit',
        'objectRef.apiGroup: apps',
        'responseStatus.code: 403',
        'requestURI|contains: /pods',
      ),
      rule('opencanary', 'product: opencanary, category: application', 'logtype: 2000'),
    ],
  )
  expect(rules).toEqual({
    okta: 'ran 1',
    'okta of old': 'ran 1',
    github: 'ran 1',
    bitbucket: 'ran 1',
    onelogin: 'ran 1',
    duo: 'ran 1',
    kubernetes: 'ran 1',
    'kubernetes without category': 'ran 1',
    opencanary: 'ran 1',
  })
  expect(counts['services.jsonl']).toEqual([7, 7, 0, 0])
})

test('what the user binds, and what no source has', async () => {
  const { rules } = await huntShort(
    { 'a.jsonl': lines({ when: '2026-03-05T09:00:00Z', action: 'purge', by: { name: 'dana' } }) },
    [
      rule('own', 'product: myapp, service: audit', 'action: purge', 'by.name: dana'),
      rule('own keyword', 'product: myapp, service: audit', 'action|re: pu.*'),
      rule('unknown', 'product: otherapp, service: audit', 'action: purge'),
      rule('none', 'product: aws, service: cloudtrail', 'eventName: Own'),
    ],
    { 'a.jsonl': 'myapp/audit' },
  )
  expect(rules).toEqual({
    own: 'ran 1',
    'own keyword': 'ran 1',
    unknown: expect.stringContaining('siemless knows no log source `otherapp/audit`'),
    none: 'not-applicable 0',
  })
})
