import { columns } from '../columns.ts'
import type { ViewDefinition } from '../view.ts'
import { SIGMA_HEADER } from './header.ts'

/** Documented members of records of the Office 365 Management Activity API's common schema. */
const M365 = `CreationTime Id Operation OrganizationId RecordType ResultStatus UserKey UserType Version Workload ObjectId
  UserId ClientIP Scope Parameters:y ExtendedProperties:y ModifiedProperties:y Actor:y Target:y Item:y AffectedItems:y
  AlertId AlertType Name Severity Category Source Data eventSource eventName status Payload`

/** Members that the diagnostic settings of Azure give every record. */
const AZURE = `time resourceId|ResourceId operationName|OperationName|Operationname category|Category resultType|ResultType
  resultSignature resultDescription|ResultDescription|Resultdescription callerIpAddress correlationId|CorrelationId identity:y level
  location|Location properties:y properties.message`

/**
 * Columns of audit logs of clouds and services: members of the vendors' records, with other spellings of the same behind
 * `|`, and the names that rules use for values within them. What has no column stands in `@fields`.
 */
const LOGS: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
  'aws/cloudtrail': `eventVersion userIdentity:y eventTime eventSource eventName awsRegion sourceIPAddress userAgent
    errorCode errorMessage requestParameters:y responseElements:y additionalEventData:y requestID eventID eventType
    apiVersion managementEvent readOnly resources:y recipientAccountId serviceEventDetails:y sharedEventID
    vpcEndpointId vpcEndpointAccountId eventCategory addendum:y sessionCredentialFromConsole eventContext:y
    edgeDeviceDetails:y tlsDetails:y insightDetails:y`,
  // https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema
  'azure/activitylogs': `${AZURE} durationMs caller|Caller status:y claims:y authorization:y
    resourceProviderName:y eventName:y eventTimestamp submissionTimestamp subscriptionId tenantId httpRequest:y
    ActivityStatusValue OperationNameValue CategoryValue ResourceProviderValue`,
  // https://learn.microsoft.com/graph/api/resources/directoryaudit
  'azure/auditlogs': `${AZURE} activityDisplayName|ActivityDisplayName activityDateTime|ActivityDateTime
    ActivityType|activityType loggedByService|LoggedByService initiatedBy:y|InitiatedBy|Initiatedby
    targetResources:y|TargetResources additionalDetails:y|AdditionalDetails result|Result resultReason|ResultReason
    operationType|OperationType identityType Status|status ConsentContext.IsAdminConsent`,
  // https://learn.microsoft.com/graph/api/resources/signin
  'azure/signinlogs': `${AZURE} Status createdDateTime userPrincipalName|UserPrincipalName|Username
    userDisplayName|UserDisplayName userId|UserId userType|UserType appId|AppId|applicationId|ApplicationId
    appDisplayName|AppDisplayName ipAddress|IPAddress clientAppUsed|ClientAppUsed|ClientApp|clientApp
    conditionalAccessStatus|ConditionalAccessStatus authenticationRequirement|AuthenticationRequirement
    authenticationProtocol|AuthenticationProtocol isInteractive riskState|RiskState riskDetail|RiskDetail
    riskEventTypes:y riskLevelAggregated riskLevelDuringSignIn resourceDisplayName|ResourceDisplayName
    resourceIdentity|ResourceIdentity homeTenantId|HomeTenantId resourceTenantId|ResourceTenantId
    crossTenantAccessType|CrossTenantAccessType deviceDetail:y|DeviceDetail networkLocationDetails|NetworkLocationDetails
    userAgent|UserAgent tokenIssuerType mfaDetail:y authenticationProcessingDetails:y|AuthenticationProcessingDetails
    authenticationDetails:y appliedConditionalAccessPolicies:y`,
  'azure/riskdetection': `${AZURE} riskEventType|RiskEventType riskType riskState riskLevel riskDetail riskReasons:y source
    detectionTimingType activity ipAddress activityDateTime detectedDateTime userId userDisplayName userPrincipalName
    tokenIssuerType additionalInfo requestId id`,
  'azure/pim': `${AZURE} riskEventType|RiskEventType alertType alertDefinitionId id scopeId displayName isActive
    incidentCount lastModifiedDateTime createdDateTime`,
  // https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema
  'm365/audit': M365,
  'm365/exchange': M365,
  'm365/threat_management': M365,
  'm365/threat_detection': M365,
  // https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog
  'gcp/gcp.audit': `logName resource:y timestamp severity insertId receiveTimestamp protoPayload:y labels:y operation:y
    data:y gcp.audit.method_name gcp.audit.service_name gcp.audit.resource_name gcp.audit.status.code
    gcp.audit.authentication_info.principal_email gcp.audit.request_metadata.caller_ip`,
  // https://developers.google.com/admin-sdk/reports/reference/rest/v1/activities
  'gcp/google_workspace.admin': `kind id:y etag actor:y ownerDomain ipAddress events:y eventService eventName eventType
    protoPayload:y logName resource:y timestamp
    new_value old_value setting_name application_name google_workspace.admin.new_value
    google_workspace.admin.setting.name google_workspace.admin.application.name`,
  'gcp/google_workspace.login': `kind id:y etag actor:y ownerDomain ipAddress events:y eventService eventName eventType
    protoPayload:y logName resource:y timestamp`,
  // https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/
  'okta/okta': `actor:y client:y authenticationContext:y|authenticationcontext displayMessage|displaymessage
    eventType|eventtype outcome:y published securityContext:y severity debugContext:y
    legacyEventType|legacyeventtype transaction:y uuid version request:y target:y actor.alternateid
    securitycontext.isproxy debugcontext.debugdata.requesturi debugcontext.debugdata.behaviors
    debugcontext.debugdata.logonlysecuritydata`,
  // https://docs.github.com/organizations (Audit log events for your organization)
  'github/audit': `@timestamp _document_id action actor actor_id actor_ip actor_location:y business business_id
    created_at org org_id repo repository user user_id visibility previous_visibility operation_type name team data:y
    external_identity_nameid permission hashed_token programmatic_access_type public_repo transport_protocol_name
    user_agent`,
  // https://confluence.atlassian.com/bitbucketserver/view-and-configure-the-audit-log-776640417.html
  'bitbucket/audit': `affectedObjects:y auditType:y author:y changedValues:y extraAttributes:y method node source system
    timestamp version`,
  // https://developers.onelogin.com/api-docs/1/events/event-resource
  'onelogin/onelogin.events': `id created_at account_id user_id user_name event_type_id notes ipaddr actor_user_id
    actor_user_name assuming_acting_user_id role_id role_name app_id app_name group_id group_name custom_message
    operation_name error_description risk_score risk_reasons policy_id policy_name otp_device_id otp_device_name
    actor_system client_id resource_type_id proxy_ip`,
  // https://duo.com/docs/adminapi#logs
  'cisco/duo': `action description:y isotimestamp object timestamp username host event_type eventtype reason result
    factor user:y access_device:y application:y auth_device:y txid email alias`,
  // https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/
  'kubernetes/application/audit': `kind apiVersion level auditID stage requestURI verb user:y impersonatedUser:y
    sourceIPs:y userAgent objectRef:y responseStatus:y requestObject:y responseObject:y requestReceivedTimestamp
    stageTimestamp annotations:y capabilities hostPath apiGroup resource subresource namespace`,
  'opencanary/application': `dst_host dst_port local_time local_time_adjusted utc_time logdata:y logtype node_id src_host
    src_port`,
}

/** `name:y|Alias` words: the columns, and the other spellings with their columns. */
function parsed(list: string): { readonly columns: string; readonly aliases: Readonly<Record<string, string>> } {
  const aliases: Record<string, string> = {}
  const words = list.trim().split(/\s+/)
  const own = words.map((word) => {
    const [column = '', ...others] = word.split('|')
    for (const other of others) aliases[other] = column.split(':')[0] ?? column
    return column
  })
  return { columns: own.join(' '), aliases }
}

export const CLOUD_VIEWS: readonly ViewDefinition[] = Object.entries(LOGS).map(([name, list]) => {
  const own = parsed(list)
  return {
    name,
    platform: 'sigma',
    timeColumn: '@time',
    columns: { ...SIGMA_HEADER, ...columns(own.columns) },
    aliases: own.aliases,
    rest: '@fields',
    legs: [],
  }
})
