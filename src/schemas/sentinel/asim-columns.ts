import { tables } from '../columns.ts'

/** https://learn.microsoft.com/azure/sentinel/normalization-about-schemas */
export const ASIM_COLUMNS = tables({
  ASimProcessEventLogs: `
    TenantId TimeGenerated:t AdditionalFields:y EventMessage EventCount:i EventStartTime:t EventEndTime:t EventType
    EventSubType EventResult EventResultDetails EventOriginalUid EventOriginalType EventOriginalSubType
    EventOriginalResultDetails EventSeverity EventOriginalSeverity EventProduct EventProductVersion EventVendor
    EventSchemaVersion EventOwner EventReportUrl DvcIpAddr DvcHostname DvcDomain DvcDomainType DvcFQDN
    DvcDescription DvcId DvcIdType DvcMacAddr DvcZone DvcOs DvcOsVersion DvcAction DvcOriginalAction DvcInterface
    DvcScopeId DvcScope ActorUserId ActorUserIdType ActorScopeId ActorScope ActorUsername ActorUsernameType
    ActorUserType ActorOriginalUserType ActorSessionId TargetUserId TargetUserIdType TargetScopeId TargetScope
    TargetUsername TargetUsernameType TargetUserType TargetOriginalUserType TargetUserSessionId
    TargetUserSessionGuid ActingProcessCommandLine ActingProcessName ActingProcessFileCompany
    ActingProcessFileDescription ActingProcessFileProduct ActingProcessFileVersion ActingProcessFileInternalName
    ActingProcessFileOriginalName ActingProcessFilename ActingProcessIsHidden:b ActingProcessInjectedAddress
    ActingProcessId ActingProcessGuid ActingProcessIntegrityLevel ActingProcessMD5 ActingProcessSHA1
    ActingProcessSHA256 ActingProcessSHA512 ActingProcessIMPHASH ActingProcessCreationTime:t
    ActingProcessTokenElevation ActingProcessFileSize:l ParentProcessName ParentProcessFileCompany
    ParentProcessFileDescription ParentProcessFileProduct ParentProcessFileVersion ParentProcessIsHidden:b
    ParentProcessInjectedAddress ParentProcessId ParentProcessGuid ParentProcessIntegrityLevel ParentProcessMD5
    ParentProcessSHA1 ParentProcessSHA256 ParentProcessSHA512 ParentProcessIMPHASH ParentProcessCreationTime:t
    ParentProcessTokenElevation TargetProcessCommandLine TargetProcessName TargetProcessFileCompany
    TargetProcessFileDescription TargetProcessFileProduct TargetProcessFileVersion TargetProcessFileInternalName
    TargetProcessFileOriginalName TargetProcessFilename TargetProcessIsHidden:b TargetProcessInjectedAddress
    TargetProcessId TargetProcessGuid TargetProcessIntegrityLevel TargetProcessMD5 TargetProcessSHA1
    TargetProcessSHA256 TargetProcessSHA512 TargetProcessIMPHASH TargetProcessCreationTime:t
    TargetProcessTokenElevation TargetProcessFileSize:l TargetProcessCurrentDirectory TargetProcessStatusCode
    RuleName RuleNumber:i ThreatId ThreatName ThreatCategory ThreatRiskLevel:i ThreatOriginalRiskLevel ThreatField
    ThreatConfidence:i ThreatOriginalConfidence ThreatIsActive:b ThreatFirstReportedTime:t ThreatLastReportedTime:t
    SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimNetworkSessionLogs: `
    TenantId TimeGenerated:t EventCount:i EventSchemaVersion DvcAction EventMessage EventSeverity EventStartTime:t
    EventEndTime:t DvcMacAddr Dvc DvcZone EventProductVersion DvcOriginalAction DvcInterface DvcSubscriptionId
    EventOriginalSeverity EventOriginalSubType NetworkApplicationProtocol NetworkProtocolVersion NetworkDirection
    NetworkIcmpCode:i NetworkIcmpType NetworkConnectionHistory DstBytes:l SrcBytes:l NetworkBytes:l DstPackets:l
    SrcPackets:l NetworkPackets:l NetworkSessionId DstZone DstInterfaceName DstInterfaceGuid DstMacAddr DstVlanId
    DstSubscriptionId DstGeoCountry DstGeoRegion DstGeoCity DstGeoLatitude:r DstGeoLongitude:r DstUserId
    DstUserIdType DstUsername DstUsernameType DstUserType DstOriginalUserType DstAppName DstAppId DstAppType SrcZone
    SrcInterfaceName SrcInterfaceGuid SrcMacAddr SrcVlanId SrcSubscriptionId SrcGeoCountry SrcGeoRegion SrcGeoCity
    SrcGeoLatitude:r SrcGeoLongitude:r SrcAppName SrcAppId SrcAppType DstNatIpAddr DstNatPortNumber:i SrcNatIpAddr
    SrcNatPortNumber:i DvcInboundInterface DvcOutboundInterface NetworkRuleName NetworkRuleNumber:i ThreatId
    ThreatName ThreatCategory ThreatRiskLevel:i ThreatOriginalRiskLevel EventType EventSubType EventResult
    EventResultDetails EventOriginalType EventProduct EventVendor DvcIpAddr DvcHostname DvcDomain DvcDomainType
    DvcOs DvcOsVersion AdditionalFields:y SrcIpAddr SrcPortNumber:i DstIpAddr NetworkProtocol EventOriginalUid
    EventReportUrl DvcFQDN DvcId DvcIdType SrcHostname SrcDomain SrcDomainType SrcFQDN SrcDvcId SrcDvcIdType
    ThreatIpAddr SrcDeviceType SrcUserId SrcUserIdType SrcUsername SrcUsernameType SrcUserType SrcOriginalUserType
    DstPortNumber:i DstHostname DstDomain DstDomainType DstFQDN DstDvcId DstDvcIdType DstDeviceType TcpFlagsAck:b
    TcpFlagsFin:b TcpFlagsPsh:b TcpFlagsRst:b TcpFlagsUrg:b TcpFlagsSyn:b ThreatField ThreatIsActive:b
    ThreatConfidence:i NetworkDuration:i DvcDescription EventOriginalResultDetails ThreatFirstReportedTime:t
    ThreatLastReportedTime:t ThreatOriginalConfidence DstDescription SrcDescription SourceSystem Type _IsBillable
    _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimDnsActivityLogs: `
    TenantId TimeGenerated:t EventCount:i EventType EventSubType EventResult EventResultDetails EventOriginalType
    EventProduct EventVendor DvcIpAddr DvcHostname DvcDomain DvcDomainType DvcOs DvcOsVersion AdditionalFields:y
    SrcIpAddr SrcPortNumber:i SrcGeoCountry SrcGeoRegion SrcGeoCity SrcGeoLatitude:r SrcGeoLongitude:r DstIpAddr
    DstGeoCountry DstGeoRegion DstGeoCity DstGeoLatitude:r DstGeoLongitude:r DnsQuery DnsQueryType:i
    DnsQueryTypeName DnsResponseCode:i DnsResponseName TransactionIdHex DstDescription DstDvcScope
    DstOriginalRiskLevel DstRiskLevel:i DvcDescription DvcInterface DvcOriginalAction DvcScope DvcScopeId
    EventOriginalSeverity NetworkProtocolVersion RuleName RuleNumber:i DnsResponseIpCountry DnsResponseIpLatitude:r
    DnsResponseIpLongitude:r NetworkProtocol DnsQueryClass:i DnsQueryClassName DnsNetworkDuration:i
    DnsFlagsAuthenticated:b DnsFlagsAuthoritative:b DnsFlagsRecursionDesired:b DnsSessionId SrcDescription
    SrcDvcScope SrcDvcScopeId SrcOriginalRiskLevel SrcUserScope SrcUserScopeId SrcUserSessionId ThreatId
    ThreatIpAddr ThreatField UrlCategory ThreatCategory ThreatName ThreatConfidence:i ThreatOriginalConfidence
    ThreatRiskLevel:i ThreatOriginalRiskLevel_s ThreatOriginalRiskLevel:i ThreatIsActive:b ThreatFirstReportedTime
    ThreatFirstReportedTime_d:t ThreatLastReportedTime ThreatLastReportedTime_d:t EventStartTime:t EventEndTime:t
    EventMessage EventOriginalUid EventReportUrl EventSchemaVersion Dvc DvcFQDN DvcId DvcIdType DvcMacAddr DvcZone
    DnsResponseIpCity DnsResponseIpRegion EventOwner EventProductVersion EventSeverity Src SrcHostname SrcDomain
    SrcDomainType SrcFQDN SrcDvcId SrcDvcIdType SrcDeviceType SrcRiskLevel:i SrcUserId SrcUserIdType SrcUsername
    SrcUsernameType SrcUserType SrcOriginalUserType SrcProcessName SrcProcessId SrcProcessGuid Dst DstPortNumber:i
    DstHostname DstDomain DstDomainType DstFQDN DstDvcId DstDvcScopeId DstDvcIdType DstDeviceType DvcAction DnsFlags
    DnsFlagsCheckingDisabled:b DnsFlagsRecursionAvailable:b DnsFlagsTruncated:b DnsFlagsZ:b SourceSystem Type
    _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimFileEventLogs: `
    TenantId TimeGenerated:t EventProduct EventVendor EventResult EventSeverity EventType TargetFilePath
    TargetFilePathType ActorUsername EventResultDetails DvcIpAddr DvcHostname DvcDomain DvcDomainType DvcFQDN DvcId
    DvcIdType DvcAction TargetFileName HashType SrcFileName SrcFilePath SrcFilePathType ActorUserId SrcIpAddr
    SrcHostname SrcMacAddr SrcDomain EventMessage EventCount:i EventSubType EventOriginalUid EventOriginalType
    EventOriginalSubType EventOriginalResultDetails EventOriginalSeverity EventProductVersion EventReportUrl
    EventOwner DvcDescription DvcMacAddr DvcZone DvcOs DvcOsVersion DvcOriginalAction DvcInterface DvcScopeId
    DvcScope TargetFileCreationTime:t TargetFileDirectory TargetFileExtension TargetFileMimeType TargetFileMD5
    TargetFileSHA1 TargetFileSHA256 TargetFileSHA512 TargetFileSize:l SrcFileCreationTime:t SrcFileDirectory
    SrcFileExtension SrcFileMimeType SrcFileMD5 SrcFileSHA1 SrcFileSHA256 SrcFileSHA512 SrcFileSize:l ActorUserAadId
    ActorUserSid ActorScope ActorScopeId ActorUserIdType ActorUsernameType ActorSessionId ActorUserType
    ActorOriginalUserType ActingProcessCommandLine ActingProcessName ActingProcessId ActingProcessGuid HttpUserAgent
    NetworkApplicationProtocol SrcOriginalRiskLevel SrcPortNumber:i SrcRiskLevel:i SrcDomainType SrcFQDN
    SrcDescription SrcDvcId SrcDvcScopeId SrcDvcScope SrcDvcIdType SrcDeviceType SrcGeoCountry SrcGeoRegion
    SrcGeoCity SrcGeoLatitude:r SrcGeoLongitude:r TargetAppName TargetAppId TargetAppType TargetOriginalAppType
    TargetUrl RuleName RuleNumber:i ThreatId ThreatName ThreatCategory ThreatRiskLevel:i ThreatOriginalRiskLevel
    ThreatFilePath ThreatField ThreatConfidence:i ThreatOriginalConfidence ThreatIsActive:b
    ThreatFirstReportedTime:t ThreatLastReportedTime:t EventSchema EventSchemaVersion EventStartTime:t
    EventEndTime:t AdditionalFields:y SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimAuthenticationEventLogs: `
    TenantId TimeGenerated:t AdditionalFields:y EventMessage EventCount:i EventStartTime:t EventEndTime:t EventType
    EventSubType EventResult EventResultDetails EventOriginalUid EventOriginalType EventOriginalSubType
    EventOriginalResultDetails EventSeverity EventOriginalSeverity EventProduct EventProductVersion EventVendor
    EventSchemaVersion EventOwner EventReportUrl RuleName RuleNumber:i ThreatId ThreatName ThreatCategory
    ThreatRiskLevel:i ThreatOriginalRiskLevel ThreatConfidence:i ThreatOriginalConfidence ThreatIsActive:b
    ThreatFirstReportedTime:t ThreatLastReportedTime:t ThreatField ThreatIpAddr DvcIpAddr DvcHostname DvcDomain
    DvcDomainType DvcFQDN DvcDescription DvcId DvcIdType DvcMacAddr DvcZone DvcOs DvcOsVersion DvcAction
    DvcOriginalAction DvcInterface DvcScopeId DvcScope ActorUserId ActorUserIdType ActorScopeId ActorScope
    ActorUsername ActorUsernameType ActorUserType ActorOriginalUserType ActorSessionId ActingAppId ActingAppName
    ActingAppType ActingOriginalAppType HttpUserAgent TargetUserId TargetUserIdType TargetUserScopeId
    TargetUserScope TargetUsername TargetUsernameType TargetUserType TargetOriginalUserType TargetSessionId
    TargetAppId TargetAppName TargetAppType TargetOriginalAppType TargetUrl SrcIpAddr SrcPortNumber:i SrcHostname
    SrcDomain SrcDomainType SrcFQDN SrcDescription SrcDvcId SrcDvcIdType SrcDvcScopeId SrcDvcScope SrcDeviceType
    SrcGeoCountry SrcGeoLatitude:r SrcGeoLongitude:r SrcGeoRegion SrcGeoCity SrcRiskLevel:i SrcOriginalRiskLevel
    SrcIsp SrcDvcOs TargetIpAddr TargetPortNumber:i TargetHostname TargetDomain TargetDomainType TargetFQDN
    TargetDescription TargetDvcId TargetDvcIdType TargetDvcScopeId TargetDvcScope TargetDeviceType TargetGeoCountry
    TargetGeoLatitude:r TargetGeoLongitude:r TargetGeoRegion TargetGeoCity TargetRiskLevel:i TargetOriginalRiskLevel
    TargetDvcOs LogonMethod LogonProtocol SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimRegistryEventLogs: `
    TenantId TimeGenerated:t EventProduct EventVendor EventResult EventSeverity EventType RegistryKey RegistryValue
    RegistryValueType RegistryValueData RegistryPreviousKey RegistryPreviousValue RegistryPreviousValueType
    RegistryPreviousValueData ActorUserId ActorUserIdType EventResultDetails DvcIpAddr DvcHostname DvcDomain
    DvcDomainType DvcFQDN DvcDescription DvcId DvcIdType DvcAction EventMessage EventCount:i EventSubType
    EventOriginalUid EventOriginalType EventOriginalSubType EventOriginalResultDetails EventOriginalSeverity
    EventProductVersion EventOwner EventReportUrl DvcMacAddr DvcZone DvcOs DvcOsVersion DvcOriginalAction
    DvcInterface DvcScopeId DvcScope ActorUserAadId ActorUserSid ActorScopeId ActorScope ActorUsername
    ActorUsernameType ActorUserType ActorOriginalUserType ActorSessionId ActingProcessName ActingProcessId
    ActingProcessCommandLine ActingProcessGuid ParentProcessName ParentProcessId ParentProcessCommandLine
    ParentProcessGuid RuleName RuleNumber:i ThreatId ThreatName ThreatCategory ThreatRiskLevel:i
    ThreatOriginalRiskLevel ThreatField ThreatConfidence:i ThreatOriginalConfidence ThreatIsActive:b
    ThreatFirstReportedTime:t ThreatLastReportedTime:t EventSchema EventSchemaVersion EventStartTime:t
    EventEndTime:t AdditionalFields:y SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  ASimWebSessionLogs: `
    TenantId TimeGenerated:t Dvc DvcIpAddr DvcHostname DvcDomain DvcDomainType DvcFQDN DvcId DvcIdType DvcAction
    DvcOriginalAction EventMessage EventCount:i EventStartTime:t EventEndTime:t EventType EventSubType EventResult
    EventResultDetails EventOriginalUid EventOriginalType EventOriginalSubType EventOriginalResultDetails
    EventSeverity EventOriginalSeverity EventProduct EventProductVersion EventVendor EventSchemaVersion
    EventReportUrl AdditionalFields:y DstAppName DstAppId DstAppType DstIpAddr DstPortNumber:i DstHostname DstDomain
    DstDomainType DstFQDN DstDvcId DstDvcIdType DstDeviceType DstGeoCountry DstGeoRegion DstGeoCity DstGeoLatitude:r
    DstGeoLongitude:r DstUserId DstUserIdType DstUsername DstUsernameType DstUserType DstOriginalUserType
    NetworkApplicationProtocol NetworkProtocol NetworkProtocolVersion NetworkDirection NetworkDuration:i
    NetworkIcmpType NetworkIcmpCode:i NetworkConnectionHistory DstBytes:l SrcBytes:l NetworkBytes:l DstPackets:l
    SrcPackets:l NetworkPackets:l NetworkSessionId ThreatOriginalRiskLevel ThreatIpAddr ThreatField
    ThreatConfidence:i ThreatOriginalConfidence ThreatIsActive:b ThreatFirstReportedTime:t ThreatLastReportedTime:t
    DstNatIpAddr DstNatPortNumber:i SrcNatIpAddr SrcNatPortNumber:i SrcAppName SrcAppId SrcAppType SrcIpAddr
    SrcPortNumber:i SrcHostname SrcDomain SrcDomainType SrcFQDN SrcDvcId SrcDvcIdType SrcDeviceType SrcGeoCountry
    SrcGeoRegion SrcGeoCity SrcGeoLatitude:r SrcGeoLongitude:r SrcUserId SrcUserIdType SrcUsername SrcUsernameType
    SrcUserType SrcOriginalUserType Url UrlCategory UrlOriginal HttpVersion HttpRequestMethod HttpContentType
    HttpContentFormat HttpReferrer HttpUserAgent HttpRequestXff HttpRequestTime:i HttpResponseTime:i FileName
    FileMD5 FileSHA1 FileSHA256 FileSHA512 FileSize:i FileContentType RuleName RuleNumber:i Rule ThreatId ThreatName
    ThreatCategory ThreatRiskLevel:i HttpHost EventOwner SrcProcessName SrcProcessId SrcProcessGuid SrcUserScope
    SrcUserScopeId SrcDvcScopeId SrcDvcScope DstDvcScopeId DstDvcScope SrcMacAddr DstMacAddr SourceSystem Type
    _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
})
