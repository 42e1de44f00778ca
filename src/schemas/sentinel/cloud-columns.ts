import { tables } from '../columns.ts'

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables-index */
export const CLOUD_COLUMNS = tables({
  SigninLogs: `
    SourceSystem TimeGenerated:t ResourceId OperationName OperationVersion Category ResultType ResultSignature
    ResultDescription DurationMs:l CorrelationId Resource ResourceGroup ResourceProvider Identity Level Location
    AlternateSignInName AppDisplayName AppId AuthenticationContextClassReferences AuthenticationDetails
    AppliedEventListeners:y AuthenticationMethodsUsed AuthenticationProcessingDetails AuthenticationRequirement
    AuthenticationRequirementPolicies ClientAppUsed ConditionalAccessPolicies:y ConditionalAccessStatus
    CreatedDateTime:t DeviceDetail:y IsInteractive:b Id IPAddress IsRisky:b LocationDetails:y MfaDetail:y
    NetworkLocationDetails OriginalRequestId ProcessingTimeInMilliseconds RiskDetail RiskEventTypes
    RiskEventTypes_V2 RiskLevelAggregated RiskLevelDuringSignIn RiskState ResourceDisplayName ResourceIdentity
    ResourceServicePrincipalId ServicePrincipalId ServicePrincipalName Status:y TokenIssuerName TokenIssuerType
    UserAgent UserDisplayName UserId UserPrincipalName AADTenantId UserType FlaggedForReview:b
    IPAddressFromResourceProvider SignInIdentifier SignInIdentifierType ResourceTenantId HomeTenantId
    UniqueTokenIdentifier SessionId SessionLifetimePolicies AutonomousSystemNumber AuthenticationProtocol
    CrossTenantAccessType AuthenticationAppDeviceDetails AuthenticationAppPolicyEvaluationDetails
    ClientCredentialType FederatedCredentialId GlobalSecureAccessIpAddress HomeTenantName IncomingTokenType
    IsTenantRestricted:b IsThroughGlobalSecureAccess:b OriginalTransferMethod TokenProtectionStatusDetails:y
    AppOwnerTenantId ResourceOwnerTenantId Agent:y SourceAppClientId ConditionalAccessAudiences
    AuthenticatorAppLocation AppliedConditionalAccessPolicies RiskLevel Type _IsBillable _BilledSize:r
  `,
  AADNonInteractiveUserSignInLogs: `
    TenantId SourceSystem TimeGenerated:t OperationName OperationVersion Category ResultType ResultSignature
    ResultDescription DurationMs:l CorrelationId ResourceGroup Identity Level Location AADTenantId Agent
    AlternateSignInName AppDisplayName AppId AppliedEventListeners:y AppOwnerTenantId
    AuthenticationContextClassReferences AuthenticationDetails AuthenticationMethodsUsed
    AuthenticationProcessingDetails AuthenticationProtocol AuthenticationRequirement
    AuthenticationRequirementPolicies AuthenticatorAppLocation AutonomousSystemNumber ClientAppUsed
    ClientCredentialType ClientSessionId ConditionalAccessAudiences ConditionalAccessPolicies
    ConditionalAccessStatus CreatedDateTime:t CrossTenantAccessType DeviceDetail FederatedCredentialId
    GlobalSecureAccessIpAddress HomeTenantId HomeTenantName Id IncomingTokenType IPAddress IsInteractive:b IsRisky:b
    IsTenantRestricted:b IsThroughGlobalSecureAccess:b LocationDetails MfaDetail NetworkLocationDetails
    OriginalRequestId OriginalTransferMethod ProcessingTimeInMs ResourceDisplayName ResourceIdentity
    ResourceOwnerTenantId ResourceServicePrincipalId ResourceTenantId RiskDetail RiskEventTypes RiskEventTypes_V2
    RiskLevelAggregated RiskLevelDuringSignIn RiskState ServicePrincipalId SessionId SessionLifetimePolicies
    SignInEventTypes SignInIdentifierType TokenProtectionStatusDetails Status TokenIssuerName TokenIssuerType
    UniqueTokenIdentifier UserAgent UserDisplayName UserId UserPrincipalName UserType Type _IsBillable _BilledSize:r
  `,
  AuditLogs: `
    SourceSystem TimeGenerated:t ResourceId OperationName OperationVersion Category ResultType ResultSignature
    ResultDescription DurationMs:l CorrelationId Resource ResourceGroup ResourceProvider Identity Level Location
    AdditionalDetails:y Id InitiatedBy:y LoggedByService Result ResultReason TargetResources:y AADTenantId
    ActivityDisplayName ActivityDateTime:t AADOperationType Type _IsBillable _BilledSize:r TenantId
  `,
  AzureActivity: `
    OperationName OperationNameValue Level ActivityStatus ActivityStatusValue ActivitySubstatus
    ActivitySubstatusValue ResourceGroup SubscriptionId CorrelationId Caller CallerIpAddress Category CategoryValue
    HTTPRequest Properties EventSubmissionTimestamp:t Authorization ResourceId OperationId ResourceProvider
    ResourceProviderValue Resource EventDataId TenantId TimeGenerated:t SourceSystem Authorization_d:y Claims
    Claims_d:y Properties_d:y Hierarchy Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  OfficeActivity: `
    TenantId Application UserDomain Activity UserAgent RecordType TimeGenerated:t Operation OrganizationId UserType
    UserKey OfficeWorkload ResultStatus ResultReasonType OfficeObjectId UserId ClientIP Site_ ItemType EventSource
    Source_Name MachineDomainInfo MachineId Site_Url SourceRelativeUrl SourceFileName SourceFileExtension
    DestinationRelativeUrl DestinationFileName DestinationFileExtension UserSharedWith SharingType CustomEvent
    Event_Data ModifiedObjectResolvedName Parameters ExternalAccess OriginatingServer OrganizationName Logon_Type
    InternalLogonType:i MailboxGuid MailboxOwnerUPN MailboxOwnerSid MailboxOwnerMasterAccountSid LogonUserSid
    LogonUserDisplayName ClientInfoString Client_IPAddress ClientMachineName ClientProcessName ClientVersion Folder
    CrossMailboxOperations:b DestMailboxId DestMailboxOwnerUPN DestMailboxOwnerSid DestMailboxOwnerMasterAccountSid
    DestFolder Folders AffectedItems Item ModifiedProperties SendAsUserSmtp SendAsUserMailboxGuid
    SendOnBehalfOfUserSmtp SendonBehalfOfUserMailboxGuid ExtendedProperties Client LoginStatus:i Actor
    ActorContextId ActorIpAddress InterSystemsId IntraSystemId SupportTicketId TargetContextId
    DataCenterSecurityEventType:i EffectiveOrganization ElevationTime:t ElevationApprover ElevationApprovedTime:t
    ElevationRequestId ElevationRole ElevationDuration:i GenericInfo SourceSystem OfficeId SourceRecordId
    AzureActiveDirectory_EventType AADTarget Start_Time:t OfficeTenantId TargetUserOrGroupName TargetUserOrGroupType
    MessageId Members:y TeamName TeamGuid ChannelType ChannelName ChannelGuid ExtraProperties:y AddOnType AddonName
    TabType Name OldValue NewValue ItemName ChatThreadId ChatName CommunicationType AADGroupId AddOnGuid
    AppDistributionMode TargetUserId OperationScope AzureADAppId OperationProperties:y AppId ClientAppId
    ApplicationId SRPolicyId SRPolicyName SRRuleMatchDetails:y IsManagedDevice:b AppPoolName AppAccessContext:y
    Attendees:y ArtifactsShared:y IsJoinedFromLobby:b JoinTime:t LeaveTime:t DeviceInformation MeetingDetailId
    ListItemUniqueId SensitivityLabelId UniqueSharingId Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  AWSCloudTrail: `
    TimeGenerated:t AwsEventId EventVersion EventSource EventTypeName EventName UserIdentityType
    UserIdentityPrincipalid UserIdentityArn UserIdentityAccountId UserIdentityInvokedBy UserIdentityAccessKeyId
    UserIdentityUserName SessionMfaAuthenticated:b SessionCreationDate:t SessionIssuerType SessionIssuerPrincipalId
    SessionIssuerArn SessionIssuerAccountId SessionIssuerUserName AWSRegion SourceIpAddress UserAgent ErrorCode
    ErrorMessage RequestParameters ResponseElements AdditionalEventData AwsRequestId AwsRequestId_ Resources
    APIVersion ReadOnly:b RecipientAccountId ServiceEventDetails SharedEventId VpcEndpointId ManagementEvent:b
    TenantId SourceSystem OperationName Category EC2RoleDelivery TlsVersion CipherSuite ClientProvidedHostHeader
    IpProtocol SourcePort DestinationPort CidrIp UserIdentityUserId UserIdentityStoreArn Type _IsBillable
    _BilledSize:r
  `,
  AzureDiagnostics: `
    TenantId TimeGenerated:t ResourceId Category ResourceGroup SubscriptionId ResourceProvider Resource ResourceType
    OperationName ResultType CorrelationId ResultDescription SourceSystem Type _IsBillable _BilledSize:r _ResourceId
    _SubscriptionId action_id_s action_name_s action_s ActivityId_g:g AdHocOrScheduledJob_s application_name_s
    audit_schema_version_d:r avg_cpu_percent_s avg_mean_time_s backendHostname_s Caller_s callerId_s CallerIPAddress
    calls_s client_ip_s clientInfo_s clientIP_s clientIp_s clientIpAddress_s clientPort_d:r code_s collectionName_s
    conditions_destinationIP_s conditions_destinationPortRange_s conditions_None_s conditions_protocols_s
    conditions_sourceIP_s conditions_sourcePortRange_s count_executions_d:r cpu_time_d:r database_name_s
    database_principal_name_s DatabaseName_s db_id_s direction_s dop_d:r duration_d:r duration_milliseconds_d:r
    DurationMs:l ElasticPoolName_s endTime_t:t Environment_s error_code_s error_message_s errorLevel_s event_class_s
    event_s event_subclass_s event_time_t:t EventName_s execution_type_d:r executionInfo_endTime_t:t
    executionInfo_exitCode_d:r executionInfo_startTime_t:t host_s httpMethod_s httpStatus_d:r httpStatusCode_d:r
    httpStatusCode_s httpVersion_s id_s identity_claim_appid_g:g identity_claim_ipaddr_s instanceId_s
    interval_end_time_d:r interval_start_time_d:r ip_s is_column_permission_s isAccessPolicyMatch_b:b
    JobDurationInSecs_s JobFailureCode_s JobId_g:g jobId_s JobOperation_s JobOperationSubType_s JobStartDateTime_s
    JobStatus_s JobUniqueId_g:g Level log_bytes_used_d:r logical_io_reads_d:r logical_io_writes_d:r
    LogicalServerName_s macAddress_s matchedConnections_d:r max_cpu_time_d:r max_dop_d:r max_duration_d:r
    max_log_bytes_used_d:r max_logical_io_reads_d:r max_logical_io_writes_d:r max_num_physical_io_reads_d:r
    max_physical_io_reads_d:r max_query_max_used_memory_d:r max_rowcount_d:r max_time_s mean_time_s Message
    min_time_s msg_s num_physical_io_reads_d:r object_id_d:r object_name_s OperationVersion partitionKey_s
    physical_io_reads_d:r plan_id_d:r policy_s policyMode_s primaryIPv4Address_s priority_d:r
    properties_enabledForDeployment_b:b properties_enabledForDiskEncryption_b:b
    properties_enabledForTemplateDeployment_b:b properties_s properties_sku_Family_s properties_sku_Name_s
    properties_tenantId_g:g query_hash_s query_id_d:r query_max_used_memory_d:r query_plan_hash_s query_time_d:r
    querytext_s receivedBytes_d:r Region_s requestCharge_s requestQuery_s requestResourceId_s requestResourceType_s
    requestUri_s reserved_storage_mb_s resource_actionName_s resource_location_s resource_originRunId_s
    resource_resourceGroupName_s resource_runId_s resource_subscriptionId_g:g resource_triggerName_s
    resource_workflowId_g:g resource_workflowName_s response_rows_d:r resultCode_s resultDescription_ChildJobs_s
    resultDescription_ErrorJobs_s resultMessage_s ResultSignature rootCauseAnalysis_s routingRuleName_s rowcount_d:r
    ruleName_s RunbookName_s RunOn_s schema_name_s sentBytes_d:r sequence_group_id_g:g sequence_number_d:r
    server_principal_sid_s session_id_d:r addedAccessPolicy_TenantId_g addedAccessPolicy_Permissions_certificates_s
    addedAccessPolicy_Permissions_secrets_s addedAccessPolicy_Permissions_keys_s
    identity_claim_http_schemas_xmlsoap_org_ws_2005_05_identity_claims_upn_s addedAccessPolicy_ObjectId_g
    removedAccessPolicy_ObjectId_g identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g
    identity_claim_oid_g identity_claim_upn_s
  `,
  StorageBlobLogs: `
    TenantId TimeGenerated:t AccountName Location Protocol OperationName AuthenticationType StatusCode StatusText
    DurationMs:r ServerLatencyMs:r Uri CallerIpAddress CorrelationId SchemaVersion OperationVersion
    AuthenticationHash RequesterObjectId RequesterTenantId RequesterAppId RequesterAudience RequesterTokenIssuer
    RequesterUpn AuthorizationDetails:y UserAgentHeader ReferrerHeader ClientRequestId Etag ServiceType
    OperationCount:i ObjectKey RequestHeaderSize:l RequestBodySize:l ResponseHeaderSize:l ResponseBodySize:l
    RequestMd5 ResponseMd5 LastModifiedTime:t ConditionsUsed ContentLengthHeader:l Category TlsVersion
    SasExpiryStatus MetricResponseType SourceUri DestinationUri AccessTier SourceAccessTier RehydratePriority
    SourceSystem Type _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  MicrosoftGraphActivityLogs: `
    AadTenantId ApiVersion AppId ATContent ATContentH ATContentP ClientAuthMethod:i ClientRequestId DeviceId DurationMs:i
    IdentityProvider IPAddress Location OperationId RequestId RequestMethod RequestUri ResponseSizeBytes:i
    ResponseStatusCode:i Roles Scopes ServicePrincipalId SessionId SignInActivityId SourceSystem TenantId TimeGenerated:t
    TokenIssuedAt:t Type UniqueTokenId UserAgent UserId Wids _IsBillable _BilledSize:r
  `,
  AADUserRiskEvents: `
    Activity ActivityDateTime:t AdditionalInfo:y CorrelationId DetectedDateTime:t DetectionTimingType Id IpAddress
    LastUpdatedDateTime:t Location:y OperationName RequestId RiskDetail RiskEventType RiskLevel RiskState Source
    SourceSystem TenantId TimeGenerated:t TokenIssuerType Type UserDisplayName UserId UserPrincipalName _IsBillable
    _BilledSize:r
  `,
  LAQueryLogs: `
    AADClientId AADEmail AADObjectId AADTenantId ConditionalDataAccess CorrelationId IsBillableQuery:b
    IsWorkspaceInFailover:b QueryText QueryThumbprint QueryTimeRangeEnd:t QueryTimeRangeStart:t RecordKind
    RequestClientApp RequestContext:y RequestContextFilters:y RequestTarget ResponseCode:i ResponseDurationMs:r
    ResponseRowCount:i ScannedGB:r SourceSystem StatsCPUTimeMs:r StatsDataProcessedEnd:t StatsDataProcessedStart:t
    StatsRegionCount:i StatsWorkspaceCount:i TenantId TimeGenerated:t Type WorkspaceRegion _ResourceId _SubscriptionId
    _IsBillable _BilledSize:r
  `,
  AADServicePrincipalSignInLogs: `
    AppId AuthenticationContextClassReferences AuthenticationProcessingDetails Category ConditionalAccessPolicies
    ConditionalAccessStatus CorrelationId DurationMs:l FederatedCredentialId Id Identity IPAddress Level Location
    LocationDetails OperationName OperationVersion ResourceDisplayName ResourceGroup ResourceIdentity
    ResourceServicePrincipalId ResultDescription ResultSignature ResultType ServicePrincipalCredentialKeyId
    ServicePrincipalCredentialThumbprint ServicePrincipalId ServicePrincipalName SourceSystem TenantId TimeGenerated:t
    Type UniqueTokenIdentifier _IsBillable _BilledSize:r
  `,
  AADManagedIdentitySignInLogs: `
    AADTenantId Agent AppId AppOwnerTenantId AuthenticationContextClassReferences AuthenticationProcessingDetails
    Category ClientCredentialType ConditionalAccessAudiences ConditionalAccessPolicies ConditionalAccessStatus
    CorrelationId CreatedDateTime:t DurationMs:l FederatedCredentialId Id Identity IPAddress Level Location
    LocationDetails ManagedServiceIdentity NetworkLocationDetails OperationName OperationVersion ResourceDisplayName
    ResourceGroup ResourceIdentity ResourceOwnerTenantId ResourceServicePrincipalId ResultDescription ResultSignature
    ResultType ServicePrincipalCredentialKeyId ServicePrincipalCredentialThumbprint ServicePrincipalId
    ServicePrincipalName SessionId SourceAppClientId SourceSystem TenantId TimeGenerated:t Type UniqueTokenIdentifier
    UserAgent _IsBillable _BilledSize:r
  `,
  AADRiskyUsers: `
    CorrelationId Id IsDeleted:b IsProcessing:b OperationName RiskDetail RiskLastUpdatedDateTime:t RiskLevel RiskState
    SourceSystem TenantId TimeGenerated:t Type UserDisplayName UserPrincipalName _IsBillable _BilledSize:r
  `,
  Anomalies: `
    ActivityInsights:y AnomalyDetails:y AnomalyReasons:y AnomalyTemplateId AnomalyTemplateName AnomalyTemplateVersion
    Description DestinationDevice DestinationIpAddress DestinationLocation:y DeviceInsights:y EndTime:t Entities:y
    ExtendedLinks:y ExtendedProperties:y Id RuleConfigVersion RuleId RuleName RuleStatus Score:r SourceDevice
    SourceIpAddress SourceLocation:y SourceSystem StartTime:t Tactics Techniques TenantId TimeGenerated:t Type
    UserInsights:y UserName UserPrincipalName VendorName WorkspaceId _IsBillable _BilledSize:r
  `,
  IntuneAuditLogs: `
    Category CorrelationId Identity OperationName Properties ResultDescription ResultType SourceSystem TimeGenerated:t
    Type _IsBillable _BilledSize:r
  `,
  IntuneDevices: `
    AADTenantId AndroidPatchLevel BatchId CategoryName CompliantState CreatedDate DeviceId DeviceName
    DeviceRegistrationState DeviceState EasID EncryptionStatusString GraphDeviceIsManaged:b IMEI InGracePeriodUntil
    IntuneAccountId JailBroken JoinType LastContact ManagedBy ManagedDeviceName Manufacturer MEID Model OperationName OS
    OSVersion Ownership PhoneNumber PrimaryUser ReferenceId Result SerialNumber SkuFamily SourceSystem Stats:y
    StorageFree:l StorageTotal:l SubscriberCarrierNetwork SupervisedStatusString TenantId TimeGenerated:t Type UPN
    UserEmail UserName WifiMacAddress _IsBillable _BilledSize:r
  `,
  MicrosoftAzureBastionAuditLogs: `
    ClientIpAddress ClientPort:i Duration:i Location Message OperationName Protocol ResourceType SessionEndTime
    SessionStartTime:t SourceSystem TargetResourceId TargetVMIPAddress TenantId Time:t TimeGenerated:t TunnelId Type
    UserAgent UserEmail UserName _IsBillable _BilledSize:r _ResourceId _SubscriptionId
  `,
  StorageFileLogs: `
    AccountName AuthenticationHash AuthenticationType AuthorizationDetails:y CallerIpAddress Category ClientRequestId
    ConditionsUsed ContentLengthHeader:l CorrelationId DurationMs:r Etag LastModifiedTime:t Location MetricResponseType
    ObjectKey OperationCount:i OperationName OperationVersion Protocol ReferrerHeader RequestBodySize:l RequesterAppId
    RequesterAudience RequesterObjectId RequesterTenantId RequesterTokenIssuer RequesterUpn RequesterUserName
    RequestHeaderSize:l RequestMd5 ResponseBodySize:l ResponseHeaderSize:l ResponseMd5 SasExpiryStatus SchemaVersion
    ServerLatencyMs:r ServiceType SmbCommandDetail SmbCommandMajor:i SmbCommandMinor SmbCreditsConsumed:i SmbFileId
    SmbMessageID SmbPersistentHandleID SmbPrimarySID SmbSessionID SmbStatusCode SmbTreeConnectID SmbVolatileHandleID
    SourceSystem StatusCode StatusText TenantId TimeGenerated:t TlsVersion Type Uri UserAgentHeader _IsBillable
    _BilledSize:r _ResourceId _SubscriptionId
  `,
  Usage: `
    AvgLatencyInSeconds:r BatchesCapped:l BatchesOutsideSla:l BatchesWithinSla:l Computer DataType EndTime:t IsBillable:b
    LinkedMeterId LinkedResourceUri MeterId Quantity:r QuantityUnit ResourceUri Solution SourceSystem StartTime:t
    TimeGenerated:t TotalBatches:l Type _IsBillable _BilledSize:r
  `,
  IdentityInfo: `
    AccountCloudSID AccountCreationTime:t AccountDisplayName AccountDomain AccountName AccountObjectId AccountSID
    AccountTenantId AccountUPN AdditionalMailAddresses:y Applications AssignedRoles:y BlastRadius ChangeSource City
    CompanyName Country DeletedDateTime:t Department EmployeeId EntityRiskScore:y ExtensionProperty:y GivenName
    GroupMembership:y InvestigationPriority:i InvestigationPriorityPercentile:i IsAccountEnabled:b IsMFARegistered:b
    IsServiceAccount:b JobTitle LastSeenDate:t MailAddress Manager OnPremisesDistinguishedName
    OnPremisesExtensionAttributes Phone RelatedAccounts:y RiskLevel RiskLevelDetails RiskState SAMAccountName
    ServicePrincipals:y SourceSystem State StreetAddress Surname Tags TenantId TimeGenerated:t Type UACFlags
    UserAccountControl:y UserState UserStateChangedOn:t UserType _IsBillable _BilledSize:r
  `,
})
