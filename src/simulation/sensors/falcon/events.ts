import { isIPv6 } from 'node:net'
import { EXECUTABLE_ENDINGS, WRITTEN_FILES } from '../../../schemas/falcon/file-writes.ts'
import type { Activity, Connection, FileActivity, Lookup, Process, ProcessEnd, ScriptBlock } from '../../activity.ts'
import { exchangeOf } from '../../exchange.ts'
import { baseName, hashesOf, isWindows } from '../../identity.ts'
import { PROTOCOL_NUMBERS, recordType } from '../../network.ts'
import { devicePath, INTEGRITY_NUMBERS, QUERY_STATUS } from '../../windows/values.ts'
import { seconds, userName } from './header.ts'

type Values = Readonly<Record<string, string | undefined>>

/** An event without what every event has; members that its kind has not are left out later. */
export interface FalconEvent {
  readonly name: string
  readonly fields: Values
}

/** The events that the sensor sends of an activity. What a script reads or a program keeps in memory leaves none. */
export function falconEvents(activity: Activity): readonly FalconEvent[] {
  switch (activity.kind) {
    case 'process-start':
      return [{ name: 'ProcessRollup2', fields: startFields(activity.process) }]
    case 'process-end':
      return [endEvent(activity)]
    case 'connection':
      return connectionEvents(activity)
    case 'lookup':
      return lookupEvents(activity)
    case 'file':
      return fileEvents(activity)
    case 'script':
      return scriptEvents(activity)
  }
}

function startFields(process: Process): Values {
  const { parent } = process
  const image = devicePath(process.image)
  const name = baseName(process.image)
  return {
    TargetProcessId: String(process.longId),
    ParentProcessId: parent && String(parent.longId),
    SourceProcessId: parent && String(parent.longId),
    RawProcessId: String(process.pid),
    ImageFileName: image,
    FileName: name,
    FilePath: image.slice(0, -name.length),
    CommandLine: process.commandLine,
    ParentBaseFileName: parent && baseName(parent.image),
    GrandParentBaseFileName: parent?.parent && baseName(parent.parent.image),
    ProcessStartTime: seconds(process.startedAt),
    ProcessEndTime: '',
    UserName: userName(process),
    MD5HashData: process.hashes.md5,
    // Not computed by the sensor.
    SHA1HashData: '0'.repeat(40),
    SHA256HashData: process.hashes.sha256,
    ...(isWindows(process)
      ? {
          UserSid: process.user.uid,
          AuthenticationId: String(process.logonId),
          SessionId: String(process.sessionId),
          TokenType: '1',
          IntegrityLevel: INTEGRITY_NUMBERS[process.integrity],
          OriginalFilename: process.version.originalFileName,
        }
      : { UID: process.user.uid, RUID: process.user.uid, SVUID: process.user.uid }),
  }
}

/** On Linux the end has a name of its own and says less. */
function endEvent({ process, at, exitCode }: ProcessEnd): FalconEvent {
  const name = process.host.os === 'linux' ? 'TerminateProcess' : 'EndOfProcess'
  return {
    name,
    fields: {
      TargetProcessId: String(process.longId),
      ContextProcessId: String(process.longId),
      ContextTimeStamp: seconds(at),
      RawProcessId: String(process.pid),
      ParentProcessId: process.parent && String(process.parent.longId),
      ExitCode: String(exitCode),
      ProcessStartTime: seconds(process.startedAt),
      SHA256HashData: process.hashes.sha256,
      UserSid: isWindows(process) ? process.user.uid : undefined,
    },
  }
}

function contextFields({ process, at }: Activity): Values {
  return {
    ContextProcessId: String(process.longId),
    ContextBaseFileName: baseName(process.image),
    ContextTimeStamp: seconds(at),
  }
}

/**
 * An attempt to connect, whether or not the other side accepts, and an accepted connection from elsewhere; loopback is
 * no exception. Of the process there is its id and its file's name only.
 */
function connectionEvents(connection: Connection): readonly FalconEvent[] {
  const { transport, direction, state, local, remote } = connection
  if (transport === 'icmp' || (direction === 'inbound' && state === 'refused')) return []
  const family = isIPv6(remote.address) ? 'IP6' : 'IP4'
  const isSameFamily = isIPv6(local.address) === isIPv6(remote.address)
  return [
    {
      name: `${direction === 'inbound' ? 'NetworkReceiveAccept' : 'NetworkConnect'}${family}`,
      fields: {
        ...contextFields(connection),
        [`LocalAddress${family}`]: isSameFamily ? local.address : undefined,
        LocalPort: String(local.port),
        [`RemoteAddress${family}`]: remote.address,
        RemotePort: String(remote.port),
        Protocol: String(PROTOCOL_NUMBERS[transport]),
        ConnectionDirection: direction === 'inbound' ? '1' : '0',
        ConnectionFlags: '0',
        InContext: '0',
      },
    },
  ]
}

/** What the resolver of the system looks up; a program that speaks DNS itself shows as a connection only. */
function lookupEvents(lookup: Lookup): readonly FalconEvent[] {
  const { by, name, type, status, answers, server } = lookup
  if (by !== 'system') return connectionEvents(exchangeOf(lookup))
  const number = recordType(type)
  const ip4 = answers.filter((answer) => /^\d+(?:\.\d+){3}$/.test(answer))
  const ip6 = answers.filter((answer) => isIPv6(answer))
  const names = type === 'CNAME' ? answers : []
  const fields = {
    ...contextFields(lookup),
    DomainName: name,
    RequestType: number === undefined ? undefined : String(number),
    QueryStatus: QUERY_STATUS[status],
    DnsRequestCount: '1',
    DualRequest: '0',
    InterfaceIndex: '0',
    RespondingDnsServer: server,
    IP4Records: list(ip4),
    FirstIP4Record: ip4[0],
    IP6Records: list(ip6),
    FirstIP6Record: ip6[0],
    CNAMERecords: list(names),
  }
  return [{ name: 'DnsRequest', fields }]
}

const list = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.map((value) => `${value};`).join('')

const endingIn = (endings: string): RegExp => new RegExp(`\\.(?:${endings})$`, 'i')

const EXECUTABLE = endingIn(EXECUTABLE_ENDINGS)
const WRITTEN = WRITTEN_FILES.map(([name, endings]) => ({ name, ending: endingIn(endings) }))

/** Written files of some kinds, and executables that are deleted; of other files there is nothing. */
function fileEvents(file: FileActivity): readonly FalconEvent[] {
  const { action, path, process } = file
  const names =
    action === 'delete' && EXECUTABLE.test(path)
      ? ['ExecutableDeleted']
      : action === 'create' || action === 'modify'
        ? WRITTEN.filter(({ ending }) => ending.test(path))
            .map(({ name }) => name)
            .filter((name) => action === 'create' || !name.startsWith('New'))
        : []
  const fields = {
    ...contextFields(file),
    ContextImageFileName: devicePath(process.image),
    TargetFileName: devicePath(path),
    Size: String(file.size),
    IsOnNetwork: path.startsWith('\\\\') ? '1' : '0',
    IsOnRemovableDisk: '0',
    UserName: userName(process),
    ...(isWindows(process) && {
      FileOperatorSid: process.user.uid,
      AuthenticationId: String(process.logonId),
      TokenType: '1',
    }),
  }
  // Of scripts the sensor sends no hash, although a kind of them has the field.
  const hash = { SHA256HashData: file.hashes.sha256 }
  return names.map((name) => ({ name, fields: { ...fields, ...(name === 'PeFileWritten' && hash) } }))
}

/** What the antimalware interface of Windows hands over, with the programs up to the grandparent. */
function scriptEvents(script: ScriptBlock): readonly FalconEvent[] {
  const { text, path, process } = script
  if (!isWindows(process)) return []
  const { parent } = process
  const fields = {
    ...contextFields(script),
    ScriptContent: text,
    ScriptContentName: path,
    OriginalContentLength: String(2 * text.length),
    ContentSHA256HashData: hashesOf(text).sha256,
    ImageFileName: devicePath(process.image),
    CommandLine: process.commandLine,
    ParentImageFileName: parent && devicePath(parent.image),
    ParentCommandLine: parent?.commandLine,
    GrandparentImageFileName: parent?.parent && devicePath(parent.parent.image),
    GrandparentCommandLine: parent?.parent?.commandLine,
  }
  return [{ name: 'ScriptControlScanTelemetry', fields }]
}
