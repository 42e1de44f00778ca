import { tables } from '../columns.ts'

const GRAPH = `
  IdentityProvider ApiVersion ApplicationId IPAddress ClientRequestId EntityType RequestUri AccountObjectId OperationId
  Location RequestDuration RequestId RequestMethod Timestamp:t ResponseStatusCode Scopes UniqueTokenIdentifier
  TargetWorkload ServicePrincipalId ResponseSize:i
`

/**
 * Entra, applications and vulnerabilities: https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables.
 * The page of `GraphApiAuditEvents` gives its `Timestamp` as text, but every example compares it with times; queries
 * spell the table in two ways.
 */
export const ENTRA_COLUMNS = tables({
  AADSignInEventsBeta: `
    Timestamp:t Application ApplicationId LogonType ErrorCode:i CorrelationId SessionId AccountDisplayName
    AccountObjectId AccountUpn IsExternalUser:i IsGuestUser:b AlternateSignInName LastPasswordChangeTimestamp:t
    ResourceDisplayName ResourceId ResourceTenantId DeviceName AadDeviceId EntraIdDeviceId OSPlatform DeviceTrustType
    IsManaged:i IsCompliant:i AuthenticationProcessingDetails AuthenticationRequirement TokenIssuerType:i
    RiskLevelAggregated:i RiskDetails:i RiskState:i UserAgent ClientAppUsed Browser ConditionalAccessPolicies
    ConditionalAccessStatus:i IPAddress Country State City Latitude Longitude NetworkLocationDetails RequestId ReportId
    EndpointCall
  `,
  AADSpnSignInEventsBeta: `
    Timestamp:t Application ApplicationId IsManagedIdentity:b ErrorCode:i CorrelationId ServicePrincipalName
    ServicePrincipalId ResourceDisplayName ResourceId ResourceTenantId IPAddress Country State City Latitude Longitude
    RequestId ReportId
  `,
  GraphApiAuditEvents: GRAPH,
  GraphAPIAuditEvents: GRAPH,
  OAuthAppInfo: `
    ReportId Timestamp:t OAuthAppId ServicePrincipalId AppName AddedOnTime:t LastModifiedTime:t AppStatus
    VerifiedPublisher:y PrivilegeLevel Permissions:y ConsentedUsersCount:i IsAdminConsented:b AppOrigin LastUsedTime:t
    AppOwnerTenantId RiskScore:i AssignedRoles:y
  `,
  DeviceTvmSoftwareVulnerabilities: `
    DeviceId DeviceName OSPlatform OSVersion OSArchitecture SoftwareVendor SoftwareName SoftwareVersion CveId
    VulnerabilitySeverityLevel RecommendedSecurityUpdate RecommendedSecurityUpdateId CveTags:y
  `,
  DeviceTvmSoftwareVulnerabilitiesKB: `
    CveId CvssScore IsExploitAvailable:b VulnerabilitySeverityLevel LastModifiedTime:t PublishedDate:t
    VulnerabilityDescription AffectedSoftware:y
  `,
  DeviceTvmSoftwareInventory: `
    DeviceId DeviceName OSPlatform OSVersion OSArchitecture SoftwareVendor SoftwareName SoftwareVersion
    EndOfSupportStatus EndOfSupportDate:t ProductCodeCpe
  `,
  DeviceTvmSoftwareEvidenceBeta: `
    DeviceId SoftwareVendor SoftwareName SoftwareVersion RegistryPaths:y DiskPaths:y LastSeenTime
  `,
  DeviceTvmInfoGathering: `
    Timestamp:t LastSeenTime:t DeviceId DeviceName OSPlatform AdditionalFields:y
  `,
  DeviceTvmSecureConfigurationAssessment: `
    DeviceId DeviceName OSPlatform Timestamp:t ConfigurationId ConfigurationCategory ConfigurationSubcategory
    ConfigurationImpact:r IsCompliant:b IsApplicable:b Context:y IsExpectedUserImpact:b
  `,
  DeviceTvmSecureConfigurationAssessmentKB: `
    ConfigurationId ConfigurationImpact:r ConfigurationName ConfigurationDescription RiskDescription
    ConfigurationCategory ConfigurationSubcategory ConfigurationBenchmarks:y Tags:y RemediationOptions
  `,
  ExposureGraphEdges: `
    EdgeId EdgeLabel SourceNodeId SourceNodeName SourceNodeLabel SourceNodeCategories:y TargetNodeId TargetNodeName
    TargetNodeLabel TargetNodeCategories:y EdgeProperties:y
  `,
  ExposureGraphNodes: `
    NodeId NodeLabel NodeName Categories:y NodeProperties:y EntityIds:y
  `,
  BehaviorInfo: `
    Timestamp:t BehaviorId ActionType Description Categories AttackTechniques ServiceSource DetectionSource DataSources
    DeviceId AccountUpn AccountObjectId StartTime:t EndTime:t AdditionalFields Title
  `,
  BehaviorEntities: `
    Timestamp:t BehaviorId ActionType Categories ServiceSource DetectionSource DataSources EntityType EntityRole
    DetailedEntityRole FileName FolderPath SHA1 SHA256 FileSize:l ThreatFamily RemoteIP RemoteUrl AccountName
    AccountDomain AccountSid AccountObjectId AccountUpn DeviceId DeviceName LocalIP NetworkMessageId EmailSubject
    EmailClusterId Application ApplicationId:i OAuthApplicationId ProcessCommandLine RegistryKey RegistryValueName
    RegistryValueData AdditionalFields
  `,
})
