import type { EventKinds } from '../kinds.ts'
import { COMMON_FIELDS } from './columns.ts'

/**
 * The fields of each kind of event beside the common ones, as seen in Falcon Data Replicator records. Events that have
 * the same ones stand on one line.
 */
const FIELDS: Readonly<Record<string, string>> = {
  ProcessRollup2: `
    UserName FileName FilePath BaseFileName GrandParentBaseFileName TargetProcessId ParentProcessId SourceProcessId
    SourceThreadId RawProcessId ImageFileName CommandLine OriginalCommandLine ParentBaseFileName GrandParent
    ProcessStartTime ProcessEndTime UserSid AuthenticationId ParentAuthenticationId SessionId TokenType
    IntegrityLevel MD5HashData SHA1HashData SHA256HashData AuthenticodeHashData ImageSubsystem SignInfoFlags
    OriginalFilename ProcessCreateFlags ProcessParameterFlags ProcessSxsFlags WindowFlags ShowWindowFlags
    WindowTitle WindowStation Desktop LinkName ApplicationUserModelId CallStackModuleNames
    CallStackModuleNamesVersion RpcClientProcessId CreateProcessType ZoneIdentifier HostUrl ReferrerUrl Tags TreeId
    UID GID RUID RGID SVUID SVGID ProcessGroupId SessionProcessId OciContainerId TtyName RootPath ChangeTime CapPrm
    MachOSubType
  `,
  SyntheticProcessRollup2: `
    UserName FileName FilePath TargetProcessId ParentProcessId SourceProcessId SourceThreadId RawProcessId
    ImageFileName CommandLine ProcessStartTime ProcessEndTime UserSid AuthenticationId IntegrityLevel ImageSubsystem
    MD5HashData SHA1HashData SHA256HashData SyntheticPR2Flags ContextTimeStamp UID GID RUID RGID SVUID SVGID
    ProcessGroupId SessionProcessId OciContainerId TtyName RootPath ChangeTime CapPrm MachOSubType
  `,
  EndOfProcess: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId RawProcessId ParentProcessId ExitCode
    ProcessStartTime SHA256HashData UserSid ConHostId ConHostProcessId MaxThreadCount CycleTime KernelTime UserTime
    ImageSubsystem NetworkConnectCount NetworkListenCount NetworkBindCount NetworkCloseCount NetworkRecvAcceptCount
    DnsRequestCount SuspiciousDnsRequestCount FileDeletedCount DirectoryCreatedCount NewExecutableWrittenCount
    ExecutableDeletedCount AsepWrittenCount
  `,
  TerminateProcess: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId RawProcessId
  `,
  NetworkConnectIP4: `
    ContextProcessId ContextTimeStamp ContextBaseFileName RemotePort LocalPort Protocol ConnectionDirection
    ConnectionFlags InContext IcmpType IcmpCode RemoteAddressIP4 RemoteAddressString
  `,
  'NetworkReceiveAcceptIP4 NetworkCloseIP4 RawBindIP4': `
    ContextProcessId ContextTimeStamp ContextBaseFileName RemotePort LocalPort Protocol ConnectionDirection
    ConnectionFlags InContext IcmpType IcmpCode RemoteAddressIP4
  `,
  NetworkListenIP4: `
    ContextProcessId ContextTimeStamp ContextBaseFileName RemotePort LocalPort Protocol ConnectionDirection
    ConnectionFlags InContext IcmpType IcmpCode RemoteAddressIP4 ContextThreadId
  `,
  NetworkConnectIP6: `
    ContextProcessId ContextTimeStamp ContextBaseFileName RemotePort LocalPort Protocol ConnectionDirection
    ConnectionFlags InContext IcmpType IcmpCode LocalAddressIP6 RemoteAddressIP6 RemoteAddressString
  `,
  'NetworkReceiveAcceptIP6 NetworkListenIP6 RawBindIP6': `
    ContextProcessId ContextTimeStamp ContextBaseFileName RemotePort LocalPort Protocol ConnectionDirection
    ConnectionFlags InContext IcmpType IcmpCode LocalAddressIP6 RemoteAddressIP6
  `,
  DnsRequest: `
    ContextProcessId ContextThreadId ContextTimeStamp DomainName RequestType QueryStatus DnsResponseType
    DnsRequestCount DualRequest InterfaceIndex RespondingDnsServer IP4Records IP6Records CNAMERecords FirstIP4Record
    FirstIP6Record ContextBaseFileName
  `,
  SuspiciousDnsRequest: `
    ContextProcessId ContextThreadId ContextTimeStamp DomainName RequestType DualRequest InterfaceIndex
  `,
  HttpRequestDetect: `
    ContextProcessId ContextThreadId ContextTimeStamp HttpUrl HttpMethod HttpRequestHeader HttpInternalSource
    ImageFileName CommandLine ParentCommandLine UserName PatternId TemplateInstanceId
  `,
  NewExecutableWritten: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject ContextBaseFileName ContextImageFileName Options Information ShareAccess
    FileAttributes Status DesiredAccess FileEcpBitmask
  `,
  NewScriptWritten: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject ContextBaseFileName ContextImageFileName Options Information ShareAccess
    FileAttributes Status DesiredAccess FileEcpBitmask SHA256HashData
  `,
  [`ZipFileWritten SevenZipFileWritten RarFileWritten OleFileWritten OoxmlFileWritten PdfFileWritten
    RtfFileWritten JarFileWritten DmpFileWritten PngFileWritten`]: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject ContextBaseFileName FileOperatorSid FileCategory Size IsOnNetwork
    IsOnRemovableDisk DiskParentDeviceInstanceId AuthenticationId TokenType FileWrittenFlags FileEcpBitmask UserName
  `,
  PeFileWritten: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject ContextBaseFileName FileOperatorSid FileCategory Size IsOnNetwork
    IsOnRemovableDisk DiskParentDeviceInstanceId AuthenticationId TokenType FileWrittenFlags FileEcpBitmask UserName
    ContextImageFileName SHA256HashData IsTransactedFile ImageEntryPoint ImageCheckSum ImageSubsystem ImageTimeStamp
    ModuleCharacteristics DllCharacteristics
  `,
  FileWrittenWithEntropyHigh: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName Size ShannonEntropy AuthenticationId
    FileEcpBitmask BoundingLimitCount BoundingLimitDuration
  `,
  NewExecutableRenamed: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject SourceFileName NewFileIdentifier
  `,
  ExecutableDeleted: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject
  `,
  FileDeleteInfo: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName TreeId
  `,
  FileOpenInfo: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName Status ShareAccess DesiredAccess TreeId
  `,
  FileRenameInfo: `
    ContextProcessId ContextThreadId ContextTimeStamp SourceFileName TargetFileName TreeId
  `,
  DirectoryCreate: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName FileIdentifier IrpFlags MajorFunction
    MinorFunction OperationFlags FileObject Options Information ShareAccess FileAttributes Status DesiredAccess
    HandleCreateAuthenticationId
  `,
  CriticalFileAccessed: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName UID GID UnixMode
  `,
  MotwWritten: `
    ContextProcessId TargetFileName FileIdentifier HostUrl ReferrerUrl
  `,
  RemovableMediaVolumeMounted: `
    ContextProcessId ContextThreadId ContextTimeStamp VolumeName VolumeDriveLetter VolumeMountPoint
    VolumeRealDeviceName VolumeFileSystemType VolumeIsEncrypted IsOnRemovableDisk DiskParentDeviceInstanceId
    VolumeSessionUUID
  `,
  AsepValueUpdate: `
    ContextProcessId ContextThreadId ContextTimeStamp RegObjectName RegValueName RegStringValue RegType
    RegOperationType AuthenticationId TokenType AsepClass AsepIndex AsepFlags AsepValueType Data1 TargetFileName
    TargetCommandLineParameters TargetSHA256HashData
  `,
  AsepKeyUpdate: `
    ContextProcessId ContextThreadId ContextTimeStamp RegObjectName RegOperationType AsepClass AsepIndex AsepFlags
    AsepValueType AuthenticationId TokenType
  `,
  'RegGenericValueUpdate RegSystemConfigValueUpdate': `
    ContextProcessId ContextThreadId ContextTimeStamp RegObjectName RegValueName RegStringValue RegType
    RegOperationType AuthenticationId TokenType RegClassification RegClassificationFlags RegClassificationIndex
  `,
  SuspiciousRegAsepUpdate: `
    ContextProcessId ContextThreadId ContextTimeStamp RegObjectName RegKeyName RegValueName RegStringValue RegType
    RegOperationType RegConfigClass RegConfigFlags RegConfigIndex RegConfigValueType CommandLine ImageFileName
    TargetFileName TargetCommandLineParameters TargetSHA256HashData PatternId
  `,
  ClassifiedModuleLoad: `
    ContextProcessId ContextThreadId ContextTimeStamp ImageFileName TargetImageFileName TargetProcessId MD5HashData
    SHA256HashData AuthenticodeHashData OriginalFilename ImageSignatureLevel ImageSignatureType SignInfoFlags
    ModuleCharacteristics ModuleSize ModuleLoadTelemetryClassification MappedFromUserMode PrimaryModule
    IsProcessInitializing
  `,
  UnsignedModuleLoad: `
    ContextProcessId ContextThreadId ContextTimeStamp ImageFileName TargetProcessId SHA256HashData SignatureState
    SignatureErrorState ModuleCharacteristics MappedFromUserMode PublicKeys ExtendedKeyUsages
  `,
  ImageHash: `
    ContextProcessId ContextThreadId ContextTimeStamp ImageFileName TargetProcessId MD5HashData SHA1HashData
    SHA256HashData AuthenticodeHashData ModuleCharacteristics ModuleSize PrimaryModule MappedFromUserMode
    OriginalEventTimeStamp SignInfoFlags
  `,
  DriverLoad: `
    ContextProcessId ContextThreadId ContextTimeStamp ImageFileName MD5HashData SHA256HashData AuthenticodeHashData
    AuthenticodeHashDataSHA256 CertificateIssuer CertificatePublisher CertificateSignatureHash CompanyName
    OriginalFilename FileVersion FixedFileVersion DriverLoadFlags ImageEntryPoint ImageCheckSum ImageTimeStamp
    ServiceDisplayName RegistryPath
  `,
  InjectedThread: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId TargetThreadId RawProcessId RawThreadId
    ThreadStartAddress ThreadStartContext InjectedThreadFlag UserThread SourceThreadStartAddress TargetThreadModule
  `,
  'BrowserInjectedThread DocumentProgramInjectedThread': `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId TargetThreadId RawProcessId RawThreadId
    ThreadStartAddress ThreadStartContext InjectedThreadFlag UserThread SourceThreadStartAddress
  `,
  JavaInjectedThread: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId TargetThreadId RawProcessId RawThreadId
    ThreadStartAddress ThreadStartContext InjectedThreadFlag UserThread SourceThreadStartAddress ThreadStartBytes
  `,
  DllInjection: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId TargetThreadId RawProcessId RawThreadId
    ThreadStartAddress ThreadStartContext InjectedThreadFlag UserThread SourceThreadStartAddress InjectedDll
  `,
  'LsassHandleFromUnsignedModule PrivilegedProcessHandleFromUnsignedModule': `
    ContextProcessId ContextThreadId ContextTimeStamp Certificate PublicKeys ExtendedKeyUsages FileSigningTime
    SignInfoFlags TargetProcessId DesiredAccess HandleCreated Status ImageFileName SHA256HashData Object1Name
    Object1Type
  `,
  SuspiciousPrivilegedProcessHandle: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetProcessId DesiredAccess HandleCreated IntegrityLevel
    TargetIntegrityLevel AuthenticationId TargetAuthenticationId SuspiciousHandleOpenReason
  `,
  FalconProcessHandleOpDetectInfo: `
    ContextProcessId TargetProcessId TargetProcessImageFileName TargetProcessCommandLine DesiredAccess
    HandleOperationType ImageFileName CommandLine ParentImageFileName ParentCommandLine ParentProcessId
    GrandparentProcessId PatternId TemplateInstanceId
  `,
  ScriptControlScanTelemetry: `
    ContextProcessId ContextThreadId ContextTimeStamp ScriptContent ScriptContentName ScriptingLanguageId
    OriginalContentLength ContentSHA256HashData HostProcessType ImageFileName CommandLine ParentImageFileName
    ParentCommandLine GrandparentImageFileName GrandparentCommandLine
  `,
  CommandHistory: `
    CommandHistory CommandCount CommandCountMax FirstCommand LastAdded LastDisplayed ApplicationName TargetProcessId
  `,
  'ScheduledTaskRegistered ScheduledTaskModified': `
    ContextProcessId ContextTimeStamp UserName TaskName TaskXml TaskAuthor TaskExecCommand TaskExecArguments
    AuthenticationId TokenType InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum
    RpcNestingLevel
  `,
  ScheduledTaskDeleted: `
    ContextProcessId ContextTimeStamp UserName TaskName AuthenticationId TokenType InterfaceGuid InterfaceVersion
    RpcClientProcessId RpcClientThreadId RpcOpNum RpcNestingLevel
  `,
  ServiceStarted: `
    ContextTimeStamp TargetProcessId ServiceDisplayName ImageFileName CommandLine UserName AuthenticationId
    TokenType InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum RpcNestingLevel
  `,
  HostedServiceStarted: `
    ContextTimeStamp TargetProcessId TargetThreadId ServiceDisplayName ImageFileName UserName AuthenticationId
    TokenType InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum RpcNestingLevel
  `,
  ModifyServiceBinary: `
    ContextProcessId ContextThreadId ContextTimeStamp ServiceDisplayName ServiceDescription ServiceImagePath
    ServiceStart ServiceType ServiceErrorControl ServiceFailureActions ServiceSecurity
  `,
  UserLogon: `
    ContextProcessId ContextThreadId ContextTimeStamp UserName UserSid UserPrincipal UserCanonical LogonType
    LogonDomain LogonServer LogonTime AuthenticationPackage AuthenticationId UserIsAdmin UserFlags UserLogonFlags
    RemoteAccount PasswordLastSet ClientComputerName RemoteAddressIP4 RemoteAddressIP6 PrivilegesBitmask
    EnabledPrivilegesBitmask UserGroupsBitmask
  `,
  UserIdentity: `
    ContextProcessId ContextThreadId ContextTimeStamp UserName UserSid UserPrincipal UserCanonical LogonType
    LogonDomain LogonServer LogonTime AuthenticationPackage AuthenticationId UserIsAdmin UserFlags UserLogonFlags
    RemoteAccount PasswordLastSet LogonId SessionId ResendToCloud UID
  `,
  UserLogoff: `
    UserName UserSid UserPrincipal UserCanonical LogonType LogonDomain LogonServer LogonTime AuthenticationPackage
    AuthenticationId UserIsAdmin UserFlags UserLogonFlags RemoteAccount PasswordLastSet LogoffTime UserLogoffType
  `,
  UserLogonFailed2: `
    ContextProcessId ContextThreadId ContextTimeStamp UserName LogonType LogonDomain ClientComputerName
    RemoteAddressIP4 RemoteAddressIP6 Status SubStatus RawProcessId EtwRawProcessId EtwRawThreadId TargetProcessId
  `,
  UserLogonFailed: `
    ContextProcessId ContextThreadId ContextTimeStamp UserName UserSid LogonTime PasswordLastSet UserLogonFlags
    TreeId
  `,
  UserAccountCreated: `
    ContextTimeStamp UserName UserRid InterfaceGuid InterfaceVersion RpcOpNum RpcNestingLevel
  `,
  UserAccountDeleted: `
    ContextTimeStamp UserName UserRid InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum
    RpcNestingLevel
  `,
  UserAccountAddedToGroup: `
    ContextTimeStamp DomainSid GroupRid UserRid InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId
    RpcOpNum RpcNestingLevel
  `,
  SmbClientShareOpenedEtw: `
    SmbShareName ClientComputerName
  `,
  SmbServerShareOpenedEtw: `
    SmbShareName UserName DomainName RemoteAddressIP4 RemoteAddressIP6
  `,
  NetShareSecurityModify: `
    ContextProcessId ContextThreadId ContextTimeStamp ShareName ShareSecurity ShareSecuritySddl UserName
    AuthenticationId InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum RpcNestingLevel
  `,
  BITSJobCreated: `
    ContextProcessId ContextThreadId ContextTimeStamp TargetFileName UserName AuthenticationId TokenType
    InterfaceGuid InterfaceVersion RpcClientProcessId RpcClientThreadId RpcOpNum RpcNestingLevel
  `,
  WmiCreateProcess: `
    ContextTimeStamp TargetProcessId ImageFileName CommandLine UserName AuthenticationId TokenType
    RpcClientProcessId RpcClientThreadId BoundingLimitCount BoundingLimitDuration
  `,
  FirewallSetRule: `
    ContextProcessId ContextTimeStamp FirewallRuleId FirewallRule
  `,
  FirewallDeleteRule: `
    ContextProcessId ContextTimeStamp FirewallRuleId
  `,
  DataEgress: `
    ContextProcessId ContextTimeStamp UserName DataEgressDestination
  `,
}

const words = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '')

/** `event_simpleName` names the kind of an event; LogScale has it as a tag, too. */
export const EVENT_KINDS: EventKinds = {
  columns: ['#event_simpleName', 'event_simpleName'],
  common: new Set(Object.keys(COMMON_FIELDS)),
  fields: new Map(
    Object.entries(FIELDS).flatMap(([events, fields]) =>
      words(events).map((event): readonly [string, ReadonlySet<string>] => [event, new Set(words(fields))]),
    ),
  ),
}
