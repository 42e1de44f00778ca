import type { Json } from '../../../types/codec.ts'
import { baseName } from '../../identity.ts'
import type { WindowsEvent } from '../../windows/event.ts'

export type Fields = Readonly<Record<string, Json>>

export type Data = ReadonlyMap<string, string>

/** A property is absent where the payload has nothing for its expression. */
type Properties = Readonly<Record<string, string | number | undefined>>

/**
 * What a console gives of a Windows event: built-in columns, the custom properties of a default console (7.6) and those
 * of IBM's content extension for Sysmon. There is no `CommandLine`: the command line is `Process CommandLine`, and
 * `Command` since the extension renamed it. The text of a script block is in `Message`, and in no command property.
 */
export function windowsProperties(event: WindowsEvent, data: Data): Fields {
  const of = event.provider === 'Microsoft-Windows-Sysmon' ? SYSMON : OTHERS
  const found = of[event.eventId]?.(data) ?? {}
  const told: Record<string, Json> = {}
  for (const name in found) {
    const value = found[name]
    if (value !== undefined && value !== '' && value !== '-') told[name] = value
  }
  return told
}

const extensionOf = (path: string): string | undefined => /\.([^.\\]+)$/.exec(path)?.[1]

const program = (data: Data, path: string, id: string): Properties => ({
  'Process Path': data.get(path),
  'Process Name': baseName(data.get(path) ?? ''),
  'Process ID': data.get(id),
})

/** The DSM takes the domain off the name. */
function userOf(account: string | undefined): Properties {
  const [domain, name] = account?.includes('\\') === true ? account.split('\\') : [undefined, account]
  return { username: name, 'Account Name': name, 'User Domain': domain }
}

const actor = (data: Data): Properties => ({ ...program(data, 'Image', 'ProcessId'), ...userOf(data.get('User')) })

const subject = (data: Data): Properties => ({
  username: data.get('SubjectUserName'),
  'Account Name': data.get('SubjectUserName'),
  'User Domain': data.get('SubjectDomainName'),
})

function file(data: Data): Properties {
  const path = data.get('TargetFilename') ?? ''
  return {
    'File Path': path,
    Filename: baseName(path),
    'File Directory': path.slice(0, path.length - baseName(path).length),
    'File Extension': extensionOf(path),
  }
}

function hashes(data: Data): Properties {
  const found = new Map((data.get('Hashes') ?? '').split(',').map((part) => [part.split('=')[0], part.split('=')[1]]))
  return {
    'MD5 Hash': found.get('MD5'),
    'SHA1 Hash': found.get('SHA1'),
    'SHA256 Hash': found.get('SHA256'),
    'IMP Hash': found.get('IMPHASH'),
    'File Hash': found.get('SHA256') ?? found.get('SHA1') ?? found.get('MD5'),
  }
}

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))

const PROTOCOLS: Readonly<Record<string, number>> = { tcp: 6, udp: 17 }

const SYSMON: Readonly<Record<number, (data: Data) => Properties>> = {
  1: (data) => ({
    ...actor(data),
    'Process CommandLine': data.get('CommandLine'),
    Command: data.get('CommandLine'),
    'Parent Process Path': data.get('ParentImage'),
    'Parent Process Name': baseName(data.get('ParentImage') ?? ''),
    'Parent Process ID': data.get('ParentProcessId'),
    'Parent Command': data.get('ParentCommandLine'),
    'Integrity Level': data.get('IntegrityLevel'),
    ...hashes(data),
  }),
  3: (data) => ({
    ...actor(data),
    sourceip: data.get('SourceIp'),
    sourceport: number(data.get('SourcePort')),
    destinationip: data.get('DestinationIp'),
    destinationport: number(data.get('DestinationPort')),
    protocolid: PROTOCOLS[data.get('Protocol') ?? ''],
    'Source Hostname': data.get('SourceHostname'),
    'Destination Hostname': data.get('DestinationHostname'),
    Initiated: data.get('Initiated'),
  }),
  5: actor,
  11: (data) => ({ ...actor(data), ...file(data) }),
  22: (data) => ({ ...actor(data), URL: data.get('QueryName') }),
  23: (data) => ({ ...actor(data), ...file(data), ...hashes(data) }),
}

const OTHERS: Readonly<Record<number, (data: Data) => Properties>> = {
  4688: (data) => ({
    ...program(data, 'NewProcessName', 'NewProcessId'),
    ...subject(data),
    'Process CommandLine': data.get('CommandLine'),
    Command: data.get('CommandLine'),
    'Parent Process Path': data.get('ParentProcessName'),
    'Parent Process Name': baseName(data.get('ParentProcessName') ?? ''),
    'Parent Process ID': data.get('ProcessId'),
  }),
  4689: (data) => ({ ...program(data, 'ProcessName', 'ProcessId'), ...subject(data) }),
  5156: (data) => ({
    ...program(data, 'Application', 'ProcessID'),
    Application: data.get('Application'),
    sourceip: data.get('SourceAddress'),
    sourceport: number(data.get('SourcePort')),
    destinationip: data.get('DestAddress'),
    destinationport: number(data.get('DestPort')),
    protocolid: number(data.get('Protocol')),
  }),
  4103: (data) => ({ Message: data.get('Payload') }),
  4104: (data) => ({ Message: data.get('ScriptBlockText'), 'File Path': data.get('Path') }),
}
