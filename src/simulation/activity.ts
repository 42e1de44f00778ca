import type {
  ConnectionDeed,
  FileAction,
  IntegrityLevel,
  LookupDeed,
  OperatingSystem,
  ProgramVersion,
  ScriptDeed,
} from './scenario.ts'

/** What truly happened on a host, with every identifier that any sensor may need. Sensors tell a part of it each. */
export type Activity = ProcessStart | ProcessEnd | FileActivity | Lookup | Connection | ScriptBlock

export interface Host {
  /** Short, as written. */
  readonly name: string
  readonly domain: string
  readonly os: OperatingSystem
  readonly address: string
  /** 32 hexadecimal digits, lower case: what agents call the host by. */
  readonly agentId: string
}

export interface User {
  readonly name: string
  /** Of Windows, as `CORP`; empty elsewhere. */
  readonly domain: string
  /** SID on Windows, number elsewhere. */
  readonly uid: string
}

export interface Hashes {
  /** Hexadecimal digits, lower case. */
  readonly md5: string
  readonly sha1: string
  readonly sha256: string
  readonly imphash: string
}

export interface Process {
  readonly host: Host
  readonly user: User
  readonly pid: number
  /** 32 hexadecimal digits, upper case: the GUID by which sensors that have one name the process. */
  readonly guid: string
  /** A 64-bit number, the same for the same process. */
  readonly longId: bigint
  readonly image: string
  readonly commandLine: string
  readonly workingDirectory: string
  readonly version: ProgramVersion
  readonly hashes: Hashes
  /** Bytes of the program's file. */
  readonly imageSize: number
  readonly integrity: IntegrityLevel
  /** Of the logon session. */
  readonly logonId: number
  /** 0 services, 1 and up people. */
  readonly sessionId: number
  /** Epoch milliseconds. */
  readonly startedAt: number
  /** Absent: unknown to every sensor. */
  readonly parent?: Process
}

interface Deed {
  /** Epoch milliseconds. */
  readonly at: number
  readonly process: Process
  /** A number without repetition in one run, in the order of time: what record numbers and ids derive from. */
  readonly serial: number
}

export interface ProcessStart extends Deed {
  readonly kind: 'process-start'
}

export interface ProcessEnd extends Deed {
  readonly kind: 'process-end'
  readonly exitCode: number
}

export interface FileActivity extends Deed {
  readonly kind: 'file'
  readonly action: FileAction
  readonly path: string
  readonly size: number
  readonly hashes: Hashes
}

export interface Lookup extends Deed, Omit<LookupDeed, 'at'> {
  readonly kind: 'lookup'
  readonly localPort: number
}

export interface Connection extends Deed, Omit<ConnectionDeed, 'at' | 'to' | 'port'> {
  readonly kind: 'connection'
  readonly local: Endpoint
  readonly remote: Endpoint
  /** 17 letters and digits after a `C`: what Zeek calls the connection. */
  readonly uid: string
}

export interface Endpoint {
  readonly address: string
  readonly port: number
}

export interface ScriptBlock extends Deed, Omit<ScriptDeed, 'at'> {
  readonly kind: 'script'
  /** 32 hexadecimal digits, lower case. */
  readonly blockId: string
}
