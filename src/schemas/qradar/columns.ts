import type { ValueType } from '../../types/value.ts'
import { columns } from '../columns.ts'

const strings = (names: readonly string[]): Readonly<Record<string, ValueType>> =>
  Object.fromEntries(names.map((name) => [name, 'string']))

/** What a 7.6.0 console's `/api/ariel/databases/events` lists. Addresses, lists and payloads are texts. */
export const EVENT_COLUMNS = columns(`
  adekey adevalue category:i collectorid:i credibility:i creeventlist destinationaddress
  destinationgeographiclocation destinationip destinationmac destinationport:i destinationv6 devicegrouplist
  devicetime:l devicetype:i domainid:i duration:l endtime:l eventcount:i eventdirection geographiclocation
  hasidentity:b hasoffense:b hastlv:b highlevelcategory:i identityhostname identityip iscreevent:b isduplicate:b
  islogonly:b istruncated:b isunparsed:b logsourceid:l logsourceidentifier magnitude:i partialmatchlist
  partialormatchlist payload pcappacket postnatdestinationip postnatdestinationport:i postnatsourceip
  postnatsourceport:i prenatdestinationip prenatdestinationport:i prenatsourceip prenatsourceport:i processorid:i
  protocolconfigid:i protocolid:i qid:l qideventcategory qideventid relevance:i severity:i sourceaddress
  sourcegeographiclocation sourceip sourcemac sourceport:i sourcev6 starttime:l storedforperformance:b tlvs username
`)

export const FLOW_COLUMNS = columns(`
  applicationid:i category:i credibility:i destinationasn destinationbytes:l destinationdscp:i destinationflags
  destinationifindex destinationip destinationpackets:l destinationpayload destinationport:i destinationprecedence:i
  destinationv6 domainid:i endtime:l firstpackettime:l flowbias flowdirection flowid:l flowinterface flowinterfaceid flowsource
  flowtype:i fullmatchlist geographic hasdestinationpayload:b hasoffense:b hassourcepayload:b hastlv:b icmpcode:i
  icmptype:i intervalid:l isduplicate:b lastpackettime:l partialmatchlist partialormatchlist processorid:i
  protocolid:i qid:l relevance:i retentionbucket:i severity:i sourceasn sourcebytes:l sourcedscp:i sourceflags
  sourceifindex sourceip sourcepackets:l sourcepayload sourceport:i sourceprecedence:i sourcev6 starttime:l tlvs
  viewobjectpair totalbytes:l
`)

/** As a console lists them, and those of QRadar Network Insights. */
export const FLOW_PROPERTIES = strings([
  ...['Action', 'Application Determination Algorithm', 'Content Subject', 'Content Type', 'DNS Response'],
  ...['File Entropy', 'File Hash', 'File Name', 'File Size', 'Flow Direction Algorithm', 'Google Search Terms'],
  ...['Originating User', 'Password', 'Recipient Users', 'Request URL', 'Search Arguments'],
  ...['Suspect Content Descriptions', 'HTTP User Agent', 'HTTP Version', 'HTTP Server', 'SMTP From', 'SMTP HELO'],
  ...['SMTP To', 'HTTP Host', 'HTTP Referrer', 'HTTP Response Code', 'DNS Domain Name', 'TLS Server Name Indication'],
  ...['TLS JA3 Hash', 'TLS JA3S Hash', 'MD5 File Hash', 'SHA1 File Hash', 'SHA256 File Hash'],
])

/** Custom properties that a default console has, then those of IBM's content extensions for Windows and Sysmon. */
export const EVENT_PROPERTIES = strings([
  ...['Accesses', 'Account Name', 'Application', 'Bytes', 'Bytes From Client', 'Bytes From Server', 'Bytes Received'],
  ...['Bytes Sent', 'BytesReceived', 'BytesSent', 'Command', 'Computer Name', 'Destination Host Name'],
  ...['Destination Hostname', 'Error Code', 'Event ID', 'EventID', 'File Directory', 'File Extension', 'File Hash'],
  ...['File ID', 'File Path', 'Filename', 'Group ID', 'Group Name', 'Hostname', 'HTTP_Method', 'Logon Type'],
  ...['Machine ID', 'Machine Identifier', 'MD5 Hash', 'Message', 'Object Name', 'ObjectName', 'Object Type'],
  ...['ObjectType', 'Originating Host', 'OS Name', 'Packets', 'Parent', 'Parent Process ID', 'Parent Process Name'],
  ...['Parent Process Path', 'Process CommandLine', 'Process ID', 'Process Name', 'Process Path', 'Recipient Host'],
  ...['Recipients', 'Resource', 'Role Name', 'Rule Name', 'Sender', 'Sender Host', 'Service', 'Service Name'],
  ...['SHA1 Hash', 'SHA256 Hash', 'Source Host Name', 'Source Hostname', 'Source Process', 'Source Workstation'],
  ...['Target User Name', 'Target Username', 'Threat Name', 'URL', 'URL Host', 'URL Path', 'UrlHost', 'User Domain'],
  ...['User ID', 'Access Mask', 'Attribute Old Value', 'Attribute New Value', 'Call Trace', 'Distinguished Name'],
  ...['Granted Access', 'IMP Hash', 'Initiated', 'Integrity Level', 'Method', 'Parent Command', 'Pipe Name'],
  ...['SAM Account Name', 'Service Filename', 'Share Name', 'Signed', 'Signature Status', 'Source Interface UUID'],
  ...['Source Process Path', 'Start Address', 'Start Module', 'Start Function', 'Status', 'Target Details'],
  ...['Target Object', 'Target Process Name', 'Target Process Path', 'Task Name', 'Ticket Encryption Type'],
  ...['User Agent', 'Encoded Argument', 'Registry Key', 'RegistryValue', 'Device Name', 'CRE Name', 'CRE Description'],
  ...['Process Guid', 'Registry Value Name', 'DNS Request Domain'],
])

/** Names of community rules and older extensions that no console has, by what they mean. */
export const EVENT_ALIASES: Readonly<Record<string, string>> = {
  CommandLine: 'Command',
  'Command Line': 'Command',
  ParentCommandLine: 'Parent Command',
  Image: 'Process Path',
  ImageName: 'Process Path',
  ParentImage: 'Parent Process Path',
  LoadedImage: 'File Path',
  ImageLoaded: 'File Path',
  SourceImage: 'Source Process Path',
  TargetImage: 'Target Process Path',
  PipeName: 'Pipe Name',
  ServiceName: 'Service Name',
  ServiceFileName: 'Service Filename',
  ShareName: 'Share Name',
  AccountName: 'Account Name',
  'Process Id': 'Process ID',
  ProcessId: 'Process ID',
  ProcessName: 'Process Name',
  GrantedAccess: 'Granted Access',
  CallTrace: 'Call Trace',
  IntegrityLevel: 'Integrity Level',
  LogonType: 'Logon Type',
  TargetFilename: 'File Path',
  TargetObject: 'Target Object',
  Details: 'Target Details',
}

/** Properties of two generations of content extensions, or of two extensions, that hold one and the same value. */
const TWINS: readonly (readonly string[])[] = [
  ['Event ID', 'EventID'],
  ['Command', 'Process CommandLine'],
  ['Machine Identifier', 'Machine ID'],
  ['Target User Name', 'Target Username'],
  ['Object Name', 'ObjectName'],
  ['Object Type', 'ObjectType'],
  ['Bytes Sent', 'BytesSent'],
  ['Bytes Received', 'BytesReceived'],
  ['Source Hostname', 'Source Host Name'],
  ['Destination Hostname', 'Destination Host Name'],
  ['URL Host', 'UrlHost'],
]

/** Renamed by a later release of the content extension, in lower case: `Linux` and `Windows` extensions of IBM. */
const RENAMED: Readonly<Record<string, string>> = {
  eventid: 'Event ID',
  'process commandline': 'Command',
  'machine id': 'Machine Identifier',
  urlhost: 'URL Host',
}

/** The name that a property of an older content extension has today. */
export function newerName(property: string): string | undefined {
  return RENAMED[property.toLowerCase()]
}

/** The other names under which records may carry the value of an event's property. */
export function otherNames(property: string): readonly string[] {
  const twins = TWINS.find((names) => names.includes(property)) ?? [property]
  const aliases = Object.entries(EVENT_ALIASES).flatMap(([alias, target]) => (twins.includes(target) ? [alias] : []))
  return [...twins, ...aliases].filter((name) => name !== property)
}
