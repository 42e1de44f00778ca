import { tables } from '../columns.ts'

/**
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables. `AdditionalFields` is documented as text, but
 * queries use its members as well as `parse_json` on it; dynamic takes both.
 */
export const DEFENDER_COLUMNS = tables({
  DeviceProcessEvents: `
    Timestamp:t DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:l
    ProcessVersionInfoCompanyName ProcessVersionInfoProductName ProcessVersionInfoProductVersion
    ProcessVersionInfoInternalFileName ProcessVersionInfoOriginalFileName ProcessVersionInfoFileDescription
    ProcessId:l ProcessCommandLine ProcessIntegrityLevel ProcessTokenElevation ProcessCreationTime:t AccountDomain
    AccountName AccountSid AccountUpn AccountObjectId LogonId:l InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessLogonId:l InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:l InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l InitiatingProcessCommandLine
    InitiatingProcessCreationTime:t InitiatingProcessFolderPath InitiatingProcessParentId:l
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:t InitiatingProcessSignerType
    InitiatingProcessSignatureStatus ReportId:l AppGuardContainerId AdditionalFields:y InitiatingProcessSessionId:l
    IsInitiatingProcessRemoteSession:b InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    CreatedProcessSessionId:l IsProcessRemoteSession:b ProcessRemoteSessionDeviceName ProcessRemoteSessionIP
    ProcessUniqueId InitiatingProcessUniqueId LogonID:l
  `,
  DeviceNetworkEvents: `
    Timestamp:t DeviceId DeviceName ActionType RemoteIP RemotePort:i RemoteUrl LocalIP LocalPort:i Protocol
    LocalIPType RemoteIPType InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:l InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l InitiatingProcessCommandLine
    InitiatingProcessCreationTime:t InitiatingProcessFolderPath InitiatingProcessParentFileName
    InitiatingProcessParentId:l InitiatingProcessParentCreationTime:t InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation ReportId:l
    AppGuardContainerId AdditionalFields:y InitiatingProcessSessionId:l IsInitiatingProcessRemoteSession:b
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId LogonID:l
  `,
  DeviceFileEvents: `
    Timestamp:t DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileOriginUrl
    FileOriginReferrerUrl FileOriginIP PreviousFolderPath PreviousFileName FileSize:l InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessMD5 InitiatingProcessSHA1 InitiatingProcessSHA256
    InitiatingProcessFolderPath InitiatingProcessFileName InitiatingProcessFileSize:l
    InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l
    InitiatingProcessCommandLine InitiatingProcessCreationTime:t InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation InitiatingProcessParentId:l InitiatingProcessParentFileName
    InitiatingProcessParentCreationTime:t RequestProtocol RequestSourceIP RequestSourcePort:i RequestAccountName
    RequestAccountDomain RequestAccountSid ShareName SensitivityLabel SensitivitySubLabel
    IsAzureInfoProtectionApplied:b ReportId:l AppGuardContainerId AdditionalFields:y InitiatingProcessSessionId:l
    IsInitiatingProcessRemoteSession:b InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    InitiatingProcessUniqueId LogonID:l
  `,
  DeviceEvents: `
    Timestamp:t DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:l AccountDomain
    AccountName AccountSid RemoteUrl RemoteDeviceName ProcessId:l ProcessCommandLine ProcessCreationTime:t
    ProcessTokenElevation LogonId:l RegistryKey RegistryValueName RegistryValueData RemoteIP RemotePort:i LocalIP
    LocalPort:i FileOriginUrl FileOriginIP InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:l InitiatingProcessFolderPath InitiatingProcessId:l
    InitiatingProcessCommandLine InitiatingProcessCreationTime:t InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoFileDescription
    InitiatingProcessParentId:l InitiatingProcessParentFileName InitiatingProcessParentCreationTime:t
    InitiatingProcessLogonId:l ReportId:l AppGuardContainerId AdditionalFields:y InitiatingProcessSessionId:l
    IsInitiatingProcessRemoteSession:b InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    CreatedProcessSessionId:l IsProcessRemoteSession:b ProcessRemoteSessionDeviceName ProcessRemoteSessionIP
    InitiatingProcessUniqueId
  `,
  DeviceLogonEvents: `
    Timestamp:t DeviceId DeviceName ActionType LogonType AccountDomain AccountName AccountSid Protocol FailureReason
    IsLocalAdmin:b LogonId:l RemoteDeviceName RemoteIP RemoteIPType RemotePort:i InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessIntegrityLevel InitiatingProcessTokenElevation
    InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5 InitiatingProcessFileName
    InitiatingProcessFileSize:l InitiatingProcessVersionInfoCompanyName InitiatingProcessVersionInfoProductName
    InitiatingProcessVersionInfoProductVersion InitiatingProcessVersionInfoInternalFileName
    InitiatingProcessVersionInfoOriginalFileName InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l
    InitiatingProcessCommandLine InitiatingProcessCreationTime:t InitiatingProcessFolderPath
    InitiatingProcessParentId:l InitiatingProcessParentFileName InitiatingProcessParentCreationTime:t ReportId:l
    AppGuardContainerId AdditionalFields:y InitiatingProcessSessionId:l IsInitiatingProcessRemoteSession:b
    InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId
  `,
  DeviceRegistryEvents: `
    Timestamp:t DeviceId DeviceName ActionType RegistryKey RegistryValueType RegistryValueName RegistryValueData
    PreviousRegistryKey PreviousRegistryValueName PreviousRegistryValueData InitiatingProcessAccountDomain
    InitiatingProcessAccountName InitiatingProcessAccountSid InitiatingProcessAccountUpn
    InitiatingProcessAccountObjectId InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:l InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l InitiatingProcessCommandLine
    InitiatingProcessCreationTime:t InitiatingProcessFolderPath InitiatingProcessParentId:l
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:t InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation ReportId:l AppGuardContainerId InitiatingProcessSessionId:l
    IsInitiatingProcessRemoteSession:b InitiatingProcessRemoteSessionDeviceName InitiatingProcessRemoteSessionIP
    InitiatingProcessUniqueId
  `,
  DeviceImageLoadEvents: `
    Timestamp:t DeviceId DeviceName ActionType FileName FolderPath SHA1 SHA256 MD5 FileSize:l
    InitiatingProcessAccountDomain InitiatingProcessAccountName InitiatingProcessAccountSid
    InitiatingProcessAccountUpn InitiatingProcessAccountObjectId InitiatingProcessIntegrityLevel
    InitiatingProcessTokenElevation InitiatingProcessSHA1 InitiatingProcessSHA256 InitiatingProcessMD5
    InitiatingProcessFileName InitiatingProcessFileSize:l InitiatingProcessVersionInfoCompanyName
    InitiatingProcessVersionInfoProductName InitiatingProcessVersionInfoProductVersion
    InitiatingProcessVersionInfoInternalFileName InitiatingProcessVersionInfoOriginalFileName
    InitiatingProcessVersionInfoFileDescription InitiatingProcessId:l InitiatingProcessCommandLine
    InitiatingProcessCreationTime:t InitiatingProcessFolderPath InitiatingProcessParentId:l
    InitiatingProcessParentFileName InitiatingProcessParentCreationTime:t ReportId:l AppGuardContainerId
    InitiatingProcessSessionId:l IsInitiatingProcessRemoteSession:b InitiatingProcessRemoteSessionDeviceName
    InitiatingProcessRemoteSessionIP InitiatingProcessUniqueId
  `,
  DeviceInfo: `
    Timestamp:t DeviceId DeviceName ClientVersion PublicIP OSArchitecture OSPlatform OSBuild:l IsAzureADJoined:b
    JoinType AadDeviceId LoggedOnUsers RegistryDeviceTag OSVersion MachineGroup ReportId:l OnboardingStatus
    AdditionalFields:y DeviceCategory DeviceType DeviceSubtype Model Vendor OSDistribution OSVersionInfo
    MergedDeviceIds MergedToDeviceId IsInternetFacing:b SensorHealthState IsExcluded:b ExclusionReason ExposureLevel
    AssetValue DeviceManualTags DeviceDynamicTags ConnectivityType HostDeviceId AzureResourceId AwsResourceName
    GcpFullResourceName HardwareUuid CloudPlatforms AzureVmId AzureVmSubscriptionId IsTransient:b OsBuildRevision
    MitigationStatus Site DiscoverySources
  `,
  DeviceNetworkInfo: `
    Timestamp:t DeviceId DeviceName NetworkAdapterName MacAddress NetworkAdapterType NetworkAdapterStatus TunnelType
    ConnectedNetworks DnsAddresses IPv4Dhcp IPv6Dhcp DefaultGateways IPAddresses ReportId:l NetworkAdapterVendor
    OnboardingStatus NetworkAdapterDnsSuffix
  `,
  DeviceFileCertificateInfo: `
    Timestamp:t DeviceId DeviceName SHA1 IsSigned:b SignatureType Signer SignerHash Issuer IssuerHash
    CertificateSerialNumber CrlDistributionPointUrls CertificateCreationTime:t CertificateExpirationTime:t
    CertificateCountersignatureTime:t IsTrusted:b IsRootSignerMicrosoft:b ReportId:l
  `,
  EmailEvents: `
    Timestamp:t NetworkMessageId InternetMessageId SenderMailFromAddress SenderFromAddress SenderDisplayName
    SenderObjectId SenderMailFromDomain SenderFromDomain SenderIPv4 SenderIPv6 RecipientEmailAddress
    RecipientObjectId Subject EmailClusterId:l EmailDirection DeliveryAction DeliveryLocation ThreatTypes
    ThreatNames DetectionMethods ConfidenceLevel BulkComplaintLevel:i EmailAction EmailActionPolicy
    EmailActionPolicyGuid AuthenticationDetails AttachmentCount:i UrlCount:i EmailLanguage Connectors OrgLevelAction
    OrgLevelPolicy UserLevelAction UserLevelPolicy ReportId AdditionalFields:y LatestDeliveryLocation
    LatestDeliveryAction DistributionList
  `,
  EmailAttachmentInfo: `
    Timestamp:t NetworkMessageId SenderFromAddress SenderDisplayName SenderObjectId RecipientEmailAddress
    RecipientObjectId FileName FileType SHA256 FileSize:l ThreatTypes ThreatNames DetectionMethods ReportId
  `,
  EmailUrlInfo: `
    Timestamp:t NetworkMessageId Url UrlDomain UrlLocation ReportId
  `,
  EmailPostDeliveryEvents: `
    Timestamp:t NetworkMessageId InternetMessageId Action ActionType ActionTrigger ActionResult
    RecipientEmailAddress DeliveryLocation SourceLocation ThreatTypes DetectionMethods ReportId
  `,
  UrlClickEvents: `
    Timestamp:t Url ActionType AccountUpn Workload NetworkMessageId ThreatTypes DetectionMethods IPAddress
    IsClickedThrough:b UrlChain ReportId AppName AppVersion SourceId TenantId Type SourceSystem TimeGenerated:t
  `,
  IdentityLogonEvents: `
    Timestamp:t ActionType Application LogonType Protocol FailureReason AccountName AccountDomain AccountUpn
    AccountSid AccountObjectId AccountDisplayName DeviceName DeviceType OSPlatform IPAddress Port:i
    DestinationDeviceName DestinationIPAddress DestinationPort:i TargetDeviceName TargetAccountDisplayName Location
    Isp ReportId AdditionalFields:y:y
  `,
  IdentityQueryEvents: `
    Timestamp:t ActionType Application QueryType QueryTarget Query Protocol AccountName AccountDomain AccountUpn
    AccountSid AccountObjectId AccountDisplayName DeviceName IPAddress Port:i DestinationDeviceName
    DestinationIPAddress DestinationPort:i TargetDeviceName TargetAccountUpn TargetAccountDisplayName Location
    ReportId AdditionalFields:y:y
  `,
  IdentityDirectoryEvents: `
    Timestamp:t ActionType Application TargetAccountUpn TargetAccountDisplayName TargetDeviceName
    DestinationDeviceName DestinationIPAddress DestinationPort:i Protocol AccountName AccountDomain AccountUpn
    AccountSid AccountObjectId AccountDisplayName DeviceName IPAddress Port:i Location ISP ReportId
    AdditionalFields:y:y
  `,
  IdentityInfo: `
    Timestamp:t ReportId AccountObjectId AccountUpn OnPremSid AccountDisplayName AccountName AccountDomain
    CriticalityLevel:i Type DistinguishedName CloudSid GivenName Surname Department JobTitle EmailAddress
    SipProxyAddress Address City Country IsAccountEnabled:b Manager Phone CreatedDateTime:t ChangeSource BlastRadius
    CompanyName DeletedDateTime:t EmployeeId OtherMailAddresses:y RiskLevel RiskLevelDetails State Tags:y
    AssignedRoles:y PrivilegedEntraPimRoles:y TenantId SourceSystem OnPremObjectId TenantMembershipType RiskStatus
    UserAccountControl IdentityEnvironment SourceProviders:y GroupMembership:y
  `,
  CloudAppEvents: `
    Timestamp:t ActionType Application ApplicationId:i AppInstanceId:i AccountObjectId AccountId AccountDisplayName
    IsAdminOperation:b DeviceType OSPlatform IPAddress IsAnonymousProxy:b CountryCode City Isp UserAgent
    ActivityType ActivityObjects:y ObjectName ObjectType ObjectId ReportId AccountType IsExternalUser:b
    IsImpersonated:b IPTags:y IPCategory UserAgentTags:y RawEventData:y AdditionalFields:y:y LastSeenForUser:y
    UncommonForUser:y AuditSource SessionData:y OAuthAppId
  `,
  AlertInfo: `
    Timestamp:t AlertId Title Category Severity ServiceSource DetectionSource AttackTechniques
  `,
  AlertEvidence: `
    Timestamp:t AlertId Title Categories AttackTechniques ServiceSource DetectionSource EntityType EvidenceRole
    EvidenceDirection FileName FolderPath SHA1 SHA256 FileSize:l ThreatFamily RemoteIP RemoteUrl AccountName
    AccountDomain AccountSid AccountObjectId AccountUpn DeviceId DeviceName LocalIP NetworkMessageId EmailSubject
    Application ApplicationId:i OAuthApplicationId ProcessCommandLine RegistryKey RegistryValueName
    RegistryValueData AdditionalFields:y Severity CloudResource CloudPlatform ResourceType ResourceID SubscriptionId
  `,
  EntraIdSignInEvents: `
    Timestamp:t Application ApplicationId LogonType ErrorCode:i CorrelationId SessionId AccountDisplayName
    AccountObjectId AccountUpn IsConfidentialClient:b IsExternalUser:i IsGuestUser:b AlternateSignInName
    LastPasswordChangeTimestamp:t ResourceDisplayName ResourceId ResourceTenantId DeviceName EntraIdDeviceId
    OSPlatform DeviceTrustType IsManaged:i IsCompliant:i AuthenticationProcessingDetails AuthenticationRequirement
    TokenIssuerType:i RiskLevelAggregated:i RiskDetails:i RiskState:i UserAgent ClientAppUsed Browser
    ConditionalAccessPolicies ConditionalAccessStatus:i IPAddress Country State City Latitude Longitude
    NetworkLocationDetails RequestId ReportId EndpointCall
  `,
})
