import { tables } from '../columns.ts'

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables-index */
export const HOST_COLUMNS = tables({
  SecurityEvent: `
    TenantId TimeGenerated:t SourceSystem Account AccountType Computer EventSourceName Channel Task:i Level
    EventData EventID:i Activity StorageAccount AzureDeploymentID AccessMask AccountDomain AccountExpires
    AccountName AccountSessionIdentifier AdditionalInfo AdditionalInfo2 AllowedToDelegateTo Attributes
    AuditPolicyChanges AuditsDiscarded:i AuthenticationLevel:i AuthenticationPackageName AuthenticationProvider
    AuthenticationServer AuthenticationService:i AuthenticationType CACertificateHash CalledStationID
    CallerProcessId CallerProcessName CallingStationID CAPublicKeyHash CategoryId CertificateDatabaseHash ClassId
    ClassName ClientAddress ClientIPAddress ClientName CommandLine CompatibleIds DCDNSName DeviceDescription
    DeviceId DisplayName Disposition DomainBehaviorVersion DomainName DomainPolicyChanged DomainSid EAPType
    ElevatedToken ErrorCode:i ExtendedQuarantineState FailureReason FileHash FilePath FilePathNoUser Filter
    ForceLogoff Fqbn FullyQualifiedSubjectMachineName FullyQualifiedSubjectUserName GroupMembership HandleId
    HardwareIds HomeDirectory HomePath InterfaceUuid IpAddress IpPort KeyLength:i LmPackageName LocationInformation
    LockoutDuration LockoutObservationWindow LockoutThreshold LoggingResult LogonGuid LogonHours LogonID
    LogonProcessName LogonType:i LogonTypeName MachineAccountQuota MachineInventory MachineLogon MandatoryLabel
    MaxPasswordAge MemberName MemberSid MinPasswordAge MinPasswordLength MixedDomainMode NASIdentifier
    NASIPv4Address NASIPv6Address NASPort NASPortType NetworkPolicyName NewDate NewMaxUsers NewProcessId
    NewProcessName NewRemark NewShareFlags NewTime NewUacValue NewValue NewValueType ObjectName ObjectServer
    ObjectType ObjectValueName OemInformation OldMaxUsers OldRemark OldShareFlags OldUacValue OldValue OldValueType
    OperationType PackageName ParentProcessName PasswordHistoryLength PasswordLastSet PasswordProperties
    PreviousDate PreviousTime PrimaryGroupId PrivateKeyUsageCount PrivilegeList Process ProcessId ProcessName
    Properties ProfilePath ProtocolSequence ProxyPolicyName QuarantineHelpURL QuarantineSessionID
    QuarantineSessionIdentifier QuarantineState QuarantineSystemHealthResult RelativeTargetName RemoteIpAddress
    RemotePort Requester RequestId RestrictedAdminMode RowsDeleted SamAccountName ScriptPath SecurityDescriptor
    ServiceAccount ServiceFileName ServiceName ServiceStartType:i ServiceType SessionName ShareLocalPath ShareName
    SidHistory Status SubjectAccount SubcategoryGuid SubcategoryId Subject SubjectDomainName SubjectKeyIdentifier
    SubjectLogonId SubjectMachineName SubjectMachineSID SubjectUserName SubjectUserSid SubStatus TableId
    TargetAccount TargetDomainName TargetInfo TargetLinkedLogonId TargetLogonGuid TargetLogonId
    TargetOutboundDomainName TargetOutboundUserName TargetServerName TargetSid TargetUser TargetUserName
    TargetUserSid TemplateContent TemplateDSObjectFQDN TemplateInternalName TemplateOID TemplateSchemaVersion
    TemplateVersion TokenElevationType TransmittedServices UserAccountControl UserParameters UserPrincipalName
    UserWorkstations VirtualAccount VendorIds Workstation WorkstationName EventLevelName SourceComputerId
    ManagementGroupName SystemUserId Version:i Opcode Keywords Correlation SystemProcessId:i SystemThreadId:i
    EventRecordId Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId AccessList
  `,
  Event: `
    SourceSystem TimeGenerated:t Source EventLog Computer EventLevel:i EventLevelName ParameterXml EventData
    EventID:i RenderedDescription AzureDeploymentID Role EventCategory:i UserName Message ManagementGroupName Type
    _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  WindowsEvent: `
    TenantId TimeGenerated:t Provider Channel Computer Task:i EventLevel:i EventLevelName EventID:i
    ManagementGroupName SystemUserId Version:i Opcode Keywords Correlation SystemProcessId:i SystemThreadId:i
    EventRecordId EventData:y RawEventData EventOriginId Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  Syslog: `
    SourceSystem TimeGenerated:t Computer EventTime:t Facility HostName SeverityLevel SyslogMessage ProcessID:i
    HostIP ProcessName CollectorHostName Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  CommonSecurityLog: `
    TenantId TimeGenerated:t DeviceVendor DeviceProduct DeviceVersion DeviceEventClassID Activity LogSeverity
    OriginalLogSeverity AdditionalExtensions DeviceAction ApplicationProtocol EventCount:i DestinationDnsDomain
    DestinationServiceName DestinationTranslatedAddress DestinationTranslatedPort:i CommunicationDirection
    DeviceDnsDomain DeviceExternalID DeviceFacility DeviceInboundInterface DeviceNtDomain DeviceOutboundInterface
    DevicePayloadId ProcessName DeviceTranslatedAddress DestinationHostName DestinationMACAddress
    DestinationNTDomain DestinationProcessId:i DestinationUserPrivileges DestinationProcessName DestinationPort:i
    DestinationIP DeviceTimeZone DestinationUserID DestinationUserName DeviceAddress DeviceName DeviceMacAddress
    ProcessID:i EndTime:t ExternalID:i ExtID FileCreateTime FileHash FileID FileModificationTime FilePath
    FilePermission FileType FileName FileSize:i ReceivedBytes:l Message OldFileCreateTime OldFileHash OldFileID
    OldFileModificationTime OldFileName OldFilePath OldFilePermission OldFileSize:i OldFileType SentBytes:l
    EventOutcome Protocol Reason RequestURL RequestClientApplication RequestContext RequestCookies RequestMethod
    ReceiptTime SourceHostName SourceMACAddress SourceNTDomain SourceDnsDomain SourceServiceName
    SourceTranslatedAddress SourceTranslatedPort:i SourceProcessId:i SourceUserPrivileges SourceProcessName
    SourcePort:i SourceIP StartTime:t SourceUserID SourceUserName EventType:i DeviceEventCategory
    DeviceCustomIPv6Address1 DeviceCustomIPv6Address1Label DeviceCustomIPv6Address2 DeviceCustomIPv6Address2Label
    DeviceCustomIPv6Address3 DeviceCustomIPv6Address3Label DeviceCustomIPv6Address4 DeviceCustomIPv6Address4Label
    DeviceCustomFloatingPoint1:r DeviceCustomFloatingPoint1Label DeviceCustomFloatingPoint2:r
    DeviceCustomFloatingPoint2Label DeviceCustomFloatingPoint3:r DeviceCustomFloatingPoint3Label
    DeviceCustomFloatingPoint4:r DeviceCustomFloatingPoint4Label DeviceCustomNumber1:i FieldDeviceCustomNumber1:l
    DeviceCustomNumber1Label DeviceCustomNumber2:i FieldDeviceCustomNumber2:l DeviceCustomNumber2Label
    DeviceCustomNumber3:i FieldDeviceCustomNumber3:l DeviceCustomNumber3Label DeviceCustomString1
    DeviceCustomString1Label DeviceCustomString2 DeviceCustomString2Label DeviceCustomString3
    DeviceCustomString3Label DeviceCustomString4 DeviceCustomString4Label DeviceCustomString5
    DeviceCustomString5Label DeviceCustomString6 DeviceCustomString6Label DeviceCustomDate1 DeviceCustomDate1Label
    DeviceCustomDate2 DeviceCustomDate2Label FlexDate1 FlexDate1Label FlexNumber1:i FlexNumber1Label FlexNumber2:i
    FlexNumber2Label FlexString1 FlexString1Label FlexString2 FlexString2Label RemoteIP RemotePort MaliciousIP
    ThreatSeverity:i IndicatorThreatType ThreatDescription ThreatConfidence ReportReferenceLink
    MaliciousIPLongitude:r MaliciousIPLatitude:r MaliciousIPCountry Computer SourceSystem SimplifiedDeviceAction
    CollectorHostName Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  DnsEvents: `
    Computer SourceSystem TimeGenerated:t EventId:i SubType ClientIP Name Result IPAddresses Message TaskCategory
    QueryType ResultCode:i MaliciousIP IndicatorThreatType Description Confidence Severity:i RemoteIPLongitude:r
    RemoteIPLatitude:r RemoteIPCountry Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  W3CIISLog: `
    SourceSystem TimeGenerated:t sSiteName sIP csMethod csUriStem csUriQuery sPort:i csUserName cIP csVersion
    csUserAgent csCookie csReferer csHost scStatus scSubStatus scWin32Status scBytes:l csBytes:l TimeTaken:l
    Computer ManagementGroupName MaliciousIP IndicatorThreatType Description TLPLevel Confidence Severity:i
    FirstReportedDateTime LastReportedDateTime IsActive RemoteIPLongitude:r RemoteIPLatitude:r RemoteIPCountry
    StorageAccount AzureDeploymentID Role RoleInstance Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  VMConnection: `
    TimeGenerated:t Computer Direction ProcessName SourceIp DestinationIp DestinationPort:i Protocol RemoteIp
    RemoteDnsQuestions RemoteDnsCanonicalNames RemoteClassification RemoteLongitude:r RemoteLatitude:r RemoteCountry
    BytesSent:l BytesReceived:l LinksLive:l LinksTerminated:l LinksEstablished:l LinksFailed:l Responses:l
    ResponseTimeSum:l ResponseTimeMin:l ResponseTimeMax:l MaliciousIp IndicatorThreatType Description TLPLevel
    Confidence Severity:i FirstReportedDateTime LastReportedDateTime IsActive ConnectionId Machine Process AgentId
    SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  WindowsFirewall: `
    SourceSystem Computer TimeGenerated:t CommunicationDirection FirewallAction Protocol SourceIP DestinationIP
    RemoteIP SourcePort:i FullDestinationAddress DestinationPort:i RequestSizeInBytes:l Info ManagementGroupName
    MaliciousIP IndicatorThreatType Description TLPLevel Confidence Severity:i FirstReportedDateTime
    LastReportedDateTime IsActive MaliciousIPLongitude:r MaliciousIPLatitude:r MaliciousIPCountry Type _IsBillable
    _BilledSize:r _ResourceId _SubscriptionId
  `,
  Heartbeat: `
    SourceSystem TimeGenerated:t ManagementGroupName ComputerIP Computer Category OSType OSName OSMajorVersion
    OSMinorVersion Version SCAgentChannel IsGatewayInstalled:b RemoteIPLongitude:r RemoteIPLatitude:r
    RemoteIPCountry SubscriptionId ResourceGroup ResourceProvider Resource ResourceId ResourceType
    ComputerEnvironment Solutions VMUUID ComputerPrivateIPs:y Type _IsBillable _BilledSize:r _ResourceId
    _SubscriptionId
  `,
  SecurityAlert: `
    TimeGenerated:t DisplayName AlertName AlertSeverity Description ProviderName VendorName VendorOriginalId
    SystemAlertId ResourceId SourceComputerId AlertType ConfidenceLevel ConfidenceScore:r IsIncident:b StartTime:t
    EndTime:t ProcessingEndTime:t RemediationSteps ExtendedProperties Entities WorkspaceSubscriptionId
    WorkspaceResourceGroup ExtendedLinks ProductName ProductComponentName AlertLink Status CompromisedEntity Tactics
    Techniques SubTechniques Type _IsBillable _BilledSize:r
  `,
  SecurityIncident: `
    TenantId TimeGenerated:t IncidentName Title Description Severity Status Classification ClassificationComment
    ClassificationReason Owner:y ProviderName ProviderIncidentId FirstActivityTime:t LastActivityTime:t
    FirstModifiedTime:t LastModifiedTime:t CreatedTime:t ClosedTime:t IncidentNumber:i RelatedAnalyticRuleIds:y
    AlertIds:y BookmarkIds:y Comments:y Tasks:y Labels:y IncidentUrl AdditionalData:y ModifiedBy SourceSystem Type
    _IsBillable _BilledSize:r
  `,
  ThreatIntelligenceIndicator: `
    TenantId TimeGenerated:t SourceSystem Action ActivityGroupNames AdditionalInformation ConfidenceScore:r
    Description DiamondModel ExternalIndicatorId ExpirationDateTime:t IndicatorId ThreatType Active:b
    KillChainActions:b KillChainC2:b KillChainDelivery:b KillChainExploitation:b KillChainReconnaissance:b
    KillChainWeaponization:b KnownFalsePositives MalwareNames PassiveOnly:b ThreatSeverity:i Tags
    TrafficLightProtocolLevel EmailEncoding EmailLanguage EmailRecipient EmailSenderAddress EmailSenderName
    EmailSourceDomain EmailSourceIpAddress EmailSubject EmailXMailer FileCompileDateTime:t FileCreatedDateTime:t
    FileHashType FileHashValue FileMutexName FileName FilePacker FilePath FileSize:i FileType DomainName NetworkIP
    NetworkPort:i NetworkDestinationAsn:i NetworkDestinationCidrBlock NetworkDestinationIP NetworkCidrBlock
    NetworkDestinationPort:i NetworkProtocol:i NetworkSourceAsn:i NetworkSourceCidrBlock NetworkSourceIP
    NetworkSourcePort:i Url UserAgent IndicatorProvider Type _IsBillable _BilledSize:r
  `,
})
