import type { Label } from './labelled.ts'

/** `Label=Field` entries, those that not every version has with a `?`; a label alone is the heading of a section. */
function labels(...entries: readonly string[]): readonly Label[] {
  return entries.map((entry) => {
    const [written = '', name] = entry.split('=')
    const isOptional = written.endsWith('?')
    const label = isOptional ? written.slice(0, -1) : written
    return { mark: `${label}:`, field: name ?? null, ...(isOptional ? { isOptional } : {}) }
  })
}

const account = (heading: string, prefix: string): readonly string[] => [
  heading,
  `Security ID=${prefix}UserSid`,
  `Account Name=${prefix}UserName`,
  `Account Domain=${prefix}DomainName`,
]

const SUBJECT = [...account('Subject', 'Subject'), 'Logon ID=SubjectLogonId']
const PROCESS = ['Process Information', 'Process ID=ProcessId', 'Process Name=ProcessName']
const NETWORK = [
  'Network Information',
  'Workstation Name?=WorkstationName',
  'Source Network Address=IpAddress',
  'Source Port=IpPort',
]
const AUTHENTICATION = [
  'Detailed Authentication Information',
  'Logon Process=LogonProcessName',
  'Authentication Package=AuthenticationPackageName',
  'Transited Services=TransmittedServices',
  'Package Name (NTLM only)=LmPackageName',
  'Key Length=KeyLength',
]

/**
 * The labels of English messages of Security events in their order, and the fields of the events that they show
 * (https://learn.microsoft.com/windows/security/threat-protection/auditing/).
 */
export const SECURITY_LABELS: ReadonlyMap<string, readonly Label[]> = new Map([
  [
    '4624',
    labels(
      ...SUBJECT,
      'Logon Information?',
      'Logon Type=LogonType',
      'Restricted Admin Mode?=RestrictedAdminMode',
      'Virtual Account?=VirtualAccount',
      'Elevated Token?=ElevatedToken',
      'Impersonation Level?=ImpersonationLevel',
      ...account('New Logon', 'Target'),
      'Logon ID=TargetLogonId',
      'Linked Logon ID?=TargetLinkedLogonId',
      'Network Account Name?=TargetOutboundUserName',
      'Network Account Domain?=TargetOutboundDomainName',
      'Logon GUID=LogonGuid',
      ...PROCESS,
      ...NETWORK,
      ...AUTHENTICATION,
    ),
  ],
  [
    '4625',
    labels(
      ...SUBJECT,
      'Logon Type=LogonType',
      ...account('Account For Which Logon Failed', 'Target'),
      'Failure Information',
      'Failure Reason=FailureReason',
      'Status=Status',
      'Sub Status=SubStatus',
      'Process Information',
      'Caller Process ID=ProcessId',
      'Caller Process Name=ProcessName',
      ...NETWORK,
      ...AUTHENTICATION,
    ),
  ],
  [
    '4648',
    labels(
      ...SUBJECT,
      'Logon GUID=LogonGuid',
      'Account Whose Credentials Were Used',
      'Account Name=TargetUserName',
      'Account Domain=TargetDomainName',
      'Logon GUID=TargetLogonGuid',
      'Target Server',
      'Target Server Name=TargetServerName',
      'Additional Information=TargetInfo',
      ...PROCESS,
      'Network Information',
      'Network Address=IpAddress',
      'Port=IpPort',
    ),
  ],
  [
    '4663',
    labels(
      ...SUBJECT,
      'Object',
      'Object Server=ObjectServer',
      'Object Type=ObjectType',
      'Object Name=ObjectName',
      'Handle ID=HandleId',
      'Resource Attributes?=ResourceAttributes',
      ...PROCESS,
      'Access Request Information',
      'Accesses=AccessList',
      'Access Mask=AccessMask',
    ),
  ],
  [
    '4688',
    labels(
      // Windows 10 and later name the creator's account so, older ones `Subject`.
      'Creator Subject?',
      ...SUBJECT.map((entry, index) => (index === 0 ? 'Subject?' : entry)),
      'Target Subject?',
      'Process Information',
      'New Process ID=NewProcessId',
      'New Process Name=NewProcessName',
      'Token Elevation Type=TokenElevationType',
      'Mandatory Label?=MandatoryLabel',
      'Creator Process ID=ProcessId',
      'Creator Process Name?=ParentProcessName',
      'Process Command Line=CommandLine',
    ),
  ],
  ['4689', labels(...SUBJECT, ...PROCESS, 'Exit Status=Status')],
  [
    '4697',
    labels(
      ...SUBJECT,
      'Service Information',
      'Service Name=ServiceName',
      'Service File Name=ServiceFileName',
      'Service Type=ServiceType',
      'Service Start Type=ServiceStartType',
      'Service Account=ServiceAccount',
    ),
  ],
  ['4698', labels(...SUBJECT, 'Task Information', 'Task Name=TaskName', 'Task Content=TaskContent')],
  [
    '4720',
    labels(
      ...SUBJECT,
      'New Account',
      'Security ID=TargetSid',
      'Account Name=TargetUserName',
      'Account Domain=TargetDomainName',
      'Attributes',
      'SAM Account Name=SamAccountName',
      'Display Name=DisplayName',
      'User Principal Name=UserPrincipalName',
    ),
  ],
  [
    '5145',
    labels(
      ...SUBJECT,
      'Network Information',
      'Object Type=ObjectType',
      'Source Address=IpAddress',
      'Source Port=IpPort',
      'Share Information',
      'Share Name=ShareName',
      'Share Path=ShareLocalPath',
      'Relative Target Name=RelativeTargetName',
      'Access Request Information',
      'Access Mask=AccessMask',
      'Accesses=AccessList',
      'Access Check Results=AccessReason',
    ),
  ],
  [
    '5156',
    labels(
      'Application Information',
      'Process ID=ProcessID',
      'Application Name=Application',
      'Network Information',
      'Direction=Direction',
      'Source Address=SourceAddress',
      'Source Port=SourcePort',
      'Destination Address=DestAddress',
      'Destination Port=DestPort',
      'Protocol=Protocol',
      'Filter Information',
      'Filter Run-Time ID=FilterRTID',
      'Layer Name=LayerName',
      'Layer Run-Time ID=LayerRTID',
    ),
  ],
])

/** Where the explanation begins that follows the last value. */
export const EXPLANATION = /\s(?:This event is generated|Token Elevation Type indicates|The subject fields indicate)/

/** Words of messages for what events hold as a number of the message table. */
export const MESSAGE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Direction: { Inbound: '%%14592', Outbound: '%%14593' },
  TokenElevationType: {
    'TokenElevationTypeDefault (1)': '%%1936',
    'TokenElevationTypeFull (2)': '%%1937',
    'TokenElevationTypeLimited (3)': '%%1938',
  },
}
