import { isIP } from 'node:net'
import { nearHint } from '../diagnostics/near.ts'
import {
  type ConnectionDeed,
  FILE_ACTIONS,
  type FileDeed,
  type FtpExchange,
  type HttpExchange,
  INTEGRITY_LEVELS,
  LOOKUP_STATUSES,
  type LookupDeed,
  type MailExchange,
  type ProgramVersion,
  type ScenarioProcess,
  type ScriptDeed,
  TRANSPORTS,
} from '../simulation/scenario.ts'
import type { ManifestReader } from './manifest.ts'

/** What the parts of a scenario may refer to; `ids` grows with each process. */
export interface Names {
  readonly hosts: readonly string[]
  readonly users: readonly string[]
  readonly ids: Set<string>
}

/** A tree deeper than this is a mistake. */
const DEEPEST = 40

export function readProcess(process: ManifestReader, names: Names, depth = 0): ScenarioProcess {
  const id = process.has('id') ? process.text('id') : `process-${names.ids.size + 1}`
  if (names.ids.has(id)) process.complain('id', `the id \`${id}\` is there twice`)
  names.ids.add(id)
  const isRunning = process.has('running') && process.flag('running')
  const host = process.has('host') ? known(process, 'host', names.hosts) : undefined
  const user = process.has('user') ? known(process, 'user', names.users) : undefined
  const folder = process.has('working_directory') ? process.text('working_directory') : undefined
  const ends = process.has('ends') ? duration(process, 'ends') : undefined
  const items = (key: string): readonly ManifestReader[] => (process.has(key) ? process.maps(key) : [])
  if (depth > DEEPEST) process.report(`processes are nested more than ${DEEPEST} deep`)
  const value: ScenarioProcess = {
    id,
    at: process.has('at') ? duration(process, 'at') : 0,
    isRunning,
    image: process.text('image'),
    commandLine: process.text('command_line'),
    version: process.has('version') ? readVersion(process.map('version')) : {},
    integrity: process.has('integrity') ? process.choice('integrity', INTEGRITY_LEVELS, 'medium') : 'medium',
    exitCode: process.has('exit_code') ? exitCode(process) : 0,
    files: items('files').map(readFileDeed),
    lookups: items('lookups').map(readLookup),
    connections: items('connections').map(readConnection),
    scripts: items('scripts').map(readScript),
    children: depth > DEEPEST ? [] : items('children').map((child) => readProcess(child, names, depth + 1)),
    ...(host === undefined ? {} : { host }),
    ...(user === undefined ? {} : { user }),
    ...(folder === undefined ? {} : { workingDirectory: folder }),
    ...(ends === undefined ? {} : { ends }),
  }
  process.finish()
  return value
}

/** NTSTATUS codes are written as signed or as unsigned numbers. */
const exitCode = (process: ManifestReader): number =>
  process.parsed('exit_code', 'a whole number of 32 bits', (text) => {
    const code = Number(text)
    return Number.isInteger(code) && code >= -(2 ** 31) && code < 2 ** 32 ? code : undefined
  }) ?? 0

function known(process: ManifestReader, key: string, names: readonly string[]): string {
  const name = process.text(key)
  if (!names.includes(name)) process.complain(key, `there is no ${key} \`${name}\``, nearHint(name, names))
  return name
}

/** Longer than anything that a scenario tells; also the years that all sensors can write end somewhere. */
const LONGEST = 3660 * 86_400_000

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `250ms`, `3s`, `1m30s`, `2h`, `1d` in milliseconds. */
function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,9}(?:ms|s|m|h|d))+$/.test(text)) return undefined
  let sum = 0
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) sum += Number(count) * (UNITS[unit ?? ''] ?? 0)
  return sum <= LONGEST ? sum : undefined
}

const duration = (item: ManifestReader, key: string): number =>
  item.parsed(key, 'a duration as `250ms`, `3s` or `1m30s`, of at most 3660d', parseDuration) ?? 0

function readVersion(version: ManifestReader | undefined): ProgramVersion {
  const found =
    version?.textsByKey(['original_file_name', 'file_version', 'description', 'product', 'company'] as const) ?? {}
  return {
    ...(found.original_file_name === undefined ? {} : { originalFileName: found.original_file_name }),
    ...(found.file_version === undefined ? {} : { fileVersion: found.file_version }),
    ...(found.description === undefined ? {} : { description: found.description }),
    ...(found.product === undefined ? {} : { product: found.product }),
    ...(found.company === undefined ? {} : { company: found.company }),
  }
}

function readFileDeed(file: ManifestReader): FileDeed {
  const value = {
    at: file.has('at') ? duration(file, 'at') : 0,
    action: file.choice('action', FILE_ACTIONS, 'create'),
    path: file.text('path'),
    ...(file.has('size') ? { size: count(file, 'size') } : {}),
  }
  file.finish()
  return value
}

function readLookup(lookup: ManifestReader): LookupDeed {
  const value = {
    at: lookup.has('at') ? duration(lookup, 'at') : 0,
    name: lookup.text('name'),
    type: lookup.has('type') ? lookup.text('type') : 'A',
    answers: lookup.has('answers') ? lookup.texts('answers') : [],
    status: lookup.has('status') ? lookup.choice('status', LOOKUP_STATUSES, 'NOERROR') : 'NOERROR',
    by: lookup.has('by') ? lookup.choice('by', ['system', 'self'] as const, 'system') : 'system',
    server: lookup.has('server') ? address(lookup, 'server') : '10.20.0.2',
  } as const
  lookup.finish()
  return value
}

function readConnection(connection: ManifestReader): ConnectionDeed {
  const transport = connection.has('transport') ? connection.choice('transport', TRANSPORTS, 'tcp') : 'tcp'
  const text = (key: string): string | undefined => (connection.has(key) ? connection.text(key) : undefined)
  const amount = (key: string): number => (connection.has(key) ? count(connection, key) : 0)
  const hostname = text('hostname')
  const service = text('service')
  const serverName = text('server_name')
  const value: ConnectionDeed = {
    at: connection.has('at') ? duration(connection, 'at') : 0,
    to: address(connection, 'to'),
    port: transport === 'icmp' && !connection.has('port') ? 0 : port(connection),
    transport,
    direction: connection.has('direction')
      ? connection.choice('direction', ['outbound', 'inbound'] as const, 'outbound')
      : 'outbound',
    state: connection.has('state')
      ? connection.choice('state', ['established', 'refused'] as const, 'established')
      : 'established',
    bytesOut: amount('bytes_out'),
    bytesIn: amount('bytes_in'),
    duration: connection.has('duration') ? duration(connection, 'duration') : 0,
    ...(hostname === undefined ? {} : { hostname }),
    ...(service === undefined ? {} : { service }),
    ...(serverName === undefined ? {} : { serverName }),
    ...part('http', connection, readHttp),
    ...part('smtp', connection, readMail),
    ...part('ftp', connection, readFtp),
  }
  connection.finish()
  return value
}

function part<K extends string, T>(
  key: K,
  item: ManifestReader,
  read: (part: ManifestReader) => T,
): { readonly [P in K]?: T } {
  const found = item.has(key) ? item.map(key) : undefined
  // The computed key widens to string.
  return found === undefined ? {} : ({ [key]: read(found) } as { readonly [P in K]?: T })
}

function readHttp(http: ManifestReader): HttpExchange {
  const value = {
    method: http.text('method'),
    host: http.text('host'),
    uri: http.text('uri'),
    userAgent: http.has('user_agent') ? http.word('user_agent') : '',
    status: http.has('status') ? count(http, 'status') : 200,
    requestBytes: http.has('request_bytes') ? count(http, 'request_bytes') : 0,
    responseBytes: http.has('response_bytes') ? count(http, 'response_bytes') : 0,
  }
  http.finish()
  return value
}

function readMail(mail: ManifestReader): MailExchange {
  const value = {
    helo: mail.text('helo'),
    from: mail.text('from'),
    to: mail.texts('to'),
    subject: mail.has('subject') ? mail.word('subject') : '',
    isEncrypted: mail.has('encrypted') && mail.flag('encrypted'),
  }
  mail.finish()
  return value
}

function readFtp(ftp: ManifestReader): FtpExchange {
  const commands = ftp.maps('commands').map((command) => {
    const value = {
      command: command.text('command'),
      argument: command.has('argument') ? command.word('argument') : '',
      replyCode: count(command, 'reply_code'),
      reply: command.has('reply') ? command.word('reply') : '',
      ...(command.has('size') ? { size: count(command, 'size') } : {}),
    }
    command.finish()
    return value
  })
  const user = ftp.text('user')
  ftp.finish()
  return { user, commands }
}

function readScript(script: ManifestReader): ScriptDeed {
  const commands = (script.has('commands') ? script.maps('commands') : []).map((command) => {
    const value = {
      name: command.text('name'),
      parameters: command.has('parameters') ? (command.map('parameters')?.words() ?? {}) : {},
    }
    command.finish()
    return value
  })
  const value = {
    at: script.has('at') ? duration(script, 'at') : 0,
    text: script.text('text'),
    commands,
    ...(script.has('path') ? { path: script.text('path') } : {}),
  }
  script.finish()
  return value
}

const address = (item: ManifestReader, key: string): string =>
  item.parsed(key, 'an IP address', (text) => (isIP(text) === 0 ? undefined : text)) ?? '0.0.0.0'

const port = (item: ManifestReader): number =>
  item.parsed('port', 'a port from 1 to 65535', (text) => {
    const number = Number(text)
    return Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : undefined
  }) ?? 1

const count = (item: ManifestReader, key: string): number =>
  item.parsed(key, 'a whole number', (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)) ?? 0
